#include "lint/schema_files.h"

#include <utility>

#include "base/below.h"
#include "tree/read.h"

namespace assay::lint {

const tree::Node* SchemaFiles::find(std::string_view path, text::Diagnostics& out) {
  const auto [known, is_new] = by_path_.emplace(std::string(path), nullptr);
  if (!is_new) return known->second;
  if (path.find("://") != std::string_view::npos || !base::is_below(files_, known->first, root_)) {
    return nullptr;
  }
  auto text = files_.read(known->first);
  if (!text) return nullptr;
  auto document = tree::read_any(sources_, sources_.add(known->first, *std::move(text)), out);
  if (!document) return nullptr;
  known->second = &documents_.emplace_back(*std::move(document));
  return known->second;
}

}  // namespace assay::lint
