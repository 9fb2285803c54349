#include "docs/mintlify_site.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "tree/read.h"

namespace assay::docs::mintlify {
namespace {

constexpr std::size_t most = 50;  // of a site: nobody names as many

void add(const tree::Node& value, std::vector<std::string>& documents) {
  const auto name = std::string(value.is(tree::Kind::mapping)  ? value.string_at("source")
                                : value.is(tree::Kind::string) ? value.scalar
                                                               : std::string_view{});
  const bool known = std::find(documents.begin(), documents.end(), name) != documents.end();
  if (!name.empty() && !known && name.find("://") == std::string::npos && documents.size() < most)
    documents.push_back(name);
  for (const auto& item : value.items)
    add(item, documents);
}

/// Those under each `openapi`, which may stand beside any group of pages.
void collect(const tree::Node& settings, std::vector<std::string>& documents) {
  for (const auto& member : settings.members) {
    if (member.key == "openapi") add(member.value, documents);
    collect(member.value, documents);
  }
  for (const auto& item : settings.items)
    collect(item, documents);
}

}  // namespace

std::vector<std::string> documents_of_site(text::SourceMap& sources,
                                           const Surroundings& surroundings) {
  std::vector<std::string> documents;
  if (surroundings.files == nullptr || surroundings.root.empty()) return documents;
  for (const std::string_view name : {"docs.json", "mint.json"}) {
    const auto path = base::join_path(surroundings.root, name);
    auto text = surroundings.files->read(path);
    if (!text) continue;
    text::Diagnostics ignored;  // whoever serves the site hears of them
    const auto settings = tree::read_json(sources, sources.add(path, *std::move(text)), ignored);
    if (settings) collect(*settings, documents);
  }
  return documents;
}

}  // namespace assay::docs::mintlify
