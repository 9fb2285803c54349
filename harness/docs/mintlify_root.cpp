#include "docs/mintlify_root.h"

#include <utility>

#include "base/below.h"

namespace assay::docs::mintlify {

std::optional<text::Span> read_below_root(text::SourceMap& sources,
                                          const Surroundings& surroundings,
                                          const std::string& path) {
  if (surroundings.files == nullptr || surroundings.root.empty()) return {};
  auto& files = *surroundings.files;
  if (!base::is_below(files, path, surroundings.root)) return {};
  auto text = files.read(path);
  if (!text) return {};
  return sources.add(path, *std::move(text));
}

}  // namespace assay::docs::mintlify
