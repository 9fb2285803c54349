#include "docs/openapi_facts.h"

#include <algorithm>
#include <optional>
#include <set>

#include "docs/echoes.h"
#include "docs/resources.h"
#include "docs/status_errors.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

/// The host of an address, without its port; empty when that is no name of somebody's: a number, a
/// machine of one's own, a template.
std::string_view host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  auto host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  const bool number = host.find_first_not_of("0123456789.") == std::string_view::npos;
  const bool named = host.find('.') != std::string_view::npos && !number &&
                     host.find_first_of("{}[]<>") == std::string_view::npos;
  return named ? host : std::string_view{};
}

/// `poly.ai` calls itself PolyAI: then the ending belongs to the name.
std::string vendor_name(std::string_view url, const std::string& title) {
  const auto host = host_of(url);
  if (host.empty()) return {};
  auto name = vendor_of(url);
  const auto joined = name + lower_case(host.substr(host.rfind('.') + 1));
  return title.find(joined) != std::string::npos ? joined : name;
}

std::string first_word(const std::string& title) {
  std::string word;
  for (const char c : title) {
    if (is_word_character(c)) {
      word += c;
    } else if (!word.empty()) {
      break;
    }
  }
  return word;
}

std::vector<std::string> labels_of(std::string_view host) {
  std::vector<std::string> labels;
  while (!host.empty()) {
    const auto dot = std::min(host.find('.'), host.size());
    labels.emplace_back(host.substr(0, dot));
    host.remove_prefix(std::min(dot + 1, host.size()));
  }
  return labels;
}

/// Servers whose hosts differ in one label alone, such as `api.us.x.com` and `api.eu.x.com`, are
/// called by it.
void name_servers(std::vector<contract::Server>& servers) {
  if (servers.size() < 2) return;
  std::vector<std::vector<std::string>> hosts;
  for (const auto& server : servers) {
    hosts.push_back(labels_of(host_of(server.url)));
    if (!server.name.empty() || hosts.back().size() != hosts.front().size()) return;
  }
  std::optional<std::size_t> differing;
  for (std::size_t i = 0; i < hosts.front().size(); ++i) {
    std::set<std::string_view> labels;
    for (const auto& host : hosts)
      labels.insert(host[i]);
    if (labels.size() == 1) continue;
    if (differing || labels.size() != hosts.size()) return;
    differing = i;
  }
  if (!differing) return;
  for (std::size_t i = 0; i < servers.size(); ++i)
    servers[i].name = hosts[i][*differing];
}

template <class Thing>
void place(const text::SourceMap& sources, Thing& thing) {
  if (thing.source.empty() && thing.span.known()) thing.source = sources.place(thing.span);
}

void place_all(const text::SourceMap& sources, contract::Operation& operation) {
  place(sources, operation);
  for (auto& parameter : operation.parameters)
    place(sources, parameter);
  for (auto& error : operation.errors)
    place(sources, error);
  for (auto& response : operation.responses) {
    place(sources, response);
    for (auto& equality : response.equalities)
      place(sources, equality);
  }
}

}  // namespace

std::string api_name(const tree::Node& document, const std::vector<std::string_view>& addresses) {
  const auto* info = document.find("info");
  const auto title = info == nullptr ? std::string() : lower_case(info->string_at("title"));
  std::vector<std::string> urls;
  if (const auto* servers = document.find("servers")) {
    for (const auto& server : servers->items)
      urls.emplace_back(server.string_at("url"));
  }
  if (const auto host = document.string_at("host"); !host.empty())
    urls.push_back("https://" + std::string(host));
  urls.insert(urls.end(), addresses.begin(), addresses.end());
  for (const auto& url : urls) {
    if (auto name = vendor_name(url, title); !name.empty()) return name;
  }
  auto word = first_word(title);
  return word.empty() ? "api" : word;
}

std::string name_from_path(std::string_view method, std::string_view path) {
  return operation_name(method, path, ".");
}

void add_openapi_facts(const text::SourceMap& sources, contract::Contract& contract) {
  if (contract.resources.empty()) {
    for (auto& operation : contract.operations)
      add_resources(contract, operation);
  }
  add_status_errors(contract);
  settle_resources(contract, {});
  for (auto& operation : contract.operations) {
    add_equalities(contract, operation);
    place_all(sources, operation);
  }
  name_servers(contract.servers);
  for (auto& server : contract.servers)
    place(sources, server);
  for (auto& scheme : contract.security_schemes)
    place(sources, scheme);
}

}  // namespace assay::docs
