#include "docs/merge_access.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "contract/without_names.h"
#include "openapi/component_name.h"

namespace assay::docs {
namespace {

using contract::Contract;
using contract::SecurityScheme;
using contract::Server;

bool has_defaults(const Server& server) {
  return std::any_of(server.variables.begin(), server.variables.end(), [](const auto& one) {
    return !one.value.empty();
  });
}

bool is_same(const Server& left, const Server& right) {
  if (left.url == right.url) return true;
  return contract::without_names(left.url) == contract::without_names(right.url) &&
         !has_defaults(left) && !has_defaults(right) &&
         left.variables.size() == right.variables.size();
}

/// `name`, or `name-2` when `is_taken` says so of it.
template <class Predicate>
std::string free_name(const std::string& name, const Predicate& is_taken) {
  auto free = name;
  for (int i = 2; is_taken(free); ++i)
    free = fmt::format("{}-{}", name, i);
  return free;
}

class AccessMerger {
 public:
  AccessMerger(Contract& whole, const Contract& part, text::Diagnostics& out)
      : whole_(whole), part_(part), out_(out) {}

  Renamed run() {
    for (const auto& server : part_.servers)
      renamed_.servers.push_back(take(server));
    for (const auto& scheme : part_.security_schemes)
      renamed_.schemes[scheme.id] = take(scheme);
    return std::move(renamed_);
  }

 private:
  std::size_t take(const Server& server) {
    auto& servers = whole_.servers;
    const auto found = std::find_if(
        servers.begin(), servers.end(), [&](const Server& one) { return is_same(one, server); });
    const auto index = static_cast<std::size_t>(found - servers.begin());
    if (found == servers.end()) {
      servers.push_back(server);
      servers.back().name = free_name(server.name, [&](const std::string& name) {
        return !name.empty() && std::any_of(servers.begin(),
                                            servers.end() - 1,
                                            [&](const Server& one) { return one.name == name; });
      });
    }
    names_[server.name] = servers[index].name;
    for (std::size_t i = 0; i < server.variables.size() && i < servers[index].variables.size(); ++i)
      variables_[{server.name, server.variables[i].name}] = servers[index].variables[i].name;
    return index;
  }

  /// The scheme's id in the whole.
  std::string take(SecurityScheme scheme) {
    scheme.id = openapi::component_name(scheme.id);
    const auto server = names_.find(scheme.server);
    const auto variable = variables_.find({scheme.server, scheme.name});
    if (scheme.kind == SecurityScheme::Kind::server_variable && variable != variables_.end())
      scheme.name = variable->second;
    if (server != names_.end()) scheme.server = server->second;
    auto& schemes = whole_.security_schemes;
    const auto sent_so = [&](const SecurityScheme& one) {
      return one.kind == scheme.kind && one.name == scheme.name && one.at == scheme.at;
    };
    const auto called_so = [&](const std::string& id) {
      return std::find_if(
          schemes.begin(), schemes.end(), [&](const SecurityScheme& one) { return one.id == id; });
    };
    const auto same = std::find_if(schemes.begin(), schemes.end(), [&](const SecurityScheme& one) {
      const bool no_address = scheme.server.empty() && one.id != scheme.id;
      return sent_so(one) && one.server == scheme.server && !no_address;
    });
    if (same != schemes.end()) return same->id;
    const auto other = called_so(scheme.id);
    // A scheme that is not OpenAPI's belongs to a server, and its id is not the page's word.
    const bool named_by_page = scheme.server.empty();
    if (other != schemes.end() && !sent_so(*other) && named_by_page) {
      out_.add({.severity = text::Severity::error,
                .code = "docs.merge-security",
                .message = fmt::format("the credentials `{}` are sent otherwise than another page "
                                       "says",
                                       text::printable(scheme.id)),
                .span = scheme.span,
                .related = {{.span = other->span, .message = "first here"}},
                .advice = "give each of the two pages an --api of its own, or mend one of them"});
      return scheme.id;
    }
    scheme.id =
        free_name(scheme.id, [&](const std::string& id) { return called_so(id) != schemes.end(); });
    schemes.push_back(std::move(scheme));
    return schemes.back().id;
  }

  Contract& whole_;
  const Contract& part_;
  text::Diagnostics& out_;
  Renamed renamed_;
  std::map<std::string, std::string> names_;  ///< of servers
  std::map<std::pair<std::string, std::string>, std::string>
      variables_;  ///< by server's name and variable
};

}  // namespace

Renamed merge_access(Contract& whole, const Contract& part, text::Diagnostics& out) {
  return AccessMerger(whole, part, out).run();
}

}  // namespace assay::docs
