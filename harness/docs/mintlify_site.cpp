#include "docs/mintlify_site.h"

#include <algorithm>
#include <string_view>

#include "base/file_system.h"
#include "docs/mintlify_root.h"
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

/// `api.mdx.server` and `api.mdx.auth`; in older settings `api.baseUrl` and `api.auth`.
void add_api(const tree::Node& settings, Site& site) {
  const auto* api = settings.find("api");
  const auto* mdx = api == nullptr ? nullptr : api->find("mdx");
  if (api == nullptr || !site.servers.empty() || site.auth) return;
  const auto* server = mdx == nullptr ? api->find("baseUrl") : mdx->find("server");
  const auto* auth = (mdx == nullptr ? api : mdx)->find("auth");
  if (server != nullptr && server->is(tree::Kind::string)) site.servers.push_back(*server);
  for (const auto& one : server == nullptr ? tree::Nodes{} : server->items) {
    if (one.is(tree::Kind::string)) site.servers.push_back(one);
  }
  if (auth != nullptr && !auth->string_at("method").empty()) site.auth = *auth;
}

}  // namespace

Site read_site(text::SourceMap& sources, const Surroundings& surroundings) {
  Site site;
  for (const std::string_view name : {"docs.json", "mint.json"}) {
    const auto path = base::join_path(surroundings.root, name);
    const auto whole = read_below_root(sources, surroundings, path);
    if (!whole) continue;
    text::Diagnostics ignored;  // whoever serves the site hears of them
    const auto settings = tree::read_json(sources, *whole, ignored);
    if (!settings) continue;
    collect(*settings, site.documents);
    add_api(*settings, site);
  }
  return site;
}

}  // namespace assay::docs::mintlify
