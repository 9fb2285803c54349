#include "lint/schema_files.h"

#include <utility>

#include "tree/read.h"

namespace assay::lint {

bool SchemaFiles::is_inside(const std::string& path) const {
  const auto folder = files_.canonical(root_);
  const auto file = files_.canonical(path);
  if (!folder || !file) return false;
  if (*folder == "/") return true;
  return *folder == "." ? !file->starts_with('/') && !file->starts_with("..")
                        : file->starts_with(*folder + "/");
}

const tree::Node* SchemaFiles::find(std::string_view path, text::Diagnostics& out) {
  const auto [known, is_new] = by_path_.emplace(std::string(path), nullptr);
  if (!is_new) return known->second;
  if (path.find("://") != std::string_view::npos || !is_inside(known->first)) return nullptr;
  auto text = files_.read(known->first);
  if (!text) return nullptr;
  auto document = tree::read_any(sources_, sources_.add(known->first, *std::move(text)), out);
  if (!document) return nullptr;
  known->second = &documents_.emplace_back(*std::move(document));
  return known->second;
}

}  // namespace assay::lint
