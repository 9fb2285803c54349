#include <algorithm>

#include "cases/derive/deriving.h"

namespace assay::cases::deriving {
namespace {

using contract::SecurityScheme;
using contract::Server;

bool fits(const SecurityScheme& scheme, const Server& server) {
  if (!scheme.server.empty()) return scheme.server == server.name;
  if (scheme.kind != SecurityScheme::Kind::server_variable) return true;
  return std::any_of(server.variables.begin(), server.variables.end(), [&](const auto& variable) {
    return variable.name == scheme.name;
  });
}

/// The servers on which all schemes of an alternative can be shown.
std::vector<const Server*> servers_for(const contract::Contract& contract,
                                       const contract::Operation& operation,
                                       const contract::SecurityAlternative& alternative) {
  std::vector<const Server*> found;
  for (const auto index : operation.servers) {
    const auto& server = contract.servers.at(index);
    const bool all = std::all_of(alternative.begin(), alternative.end(), [&](const auto& id) {
      const auto* scheme = contract.security_scheme(id);
      return scheme != nullptr && fits(*scheme, server);
    });
    if (all) found.push_back(&server);
  }
  return found;
}

}  // namespace

std::vector<std::string> server_names(const contract::Contract& contract,
                                      const contract::Operation& operation) {
  std::vector<const Server*> usable;
  for (const auto& alternative : operation.security) {
    const auto servers = servers_for(contract, operation, alternative);
    usable.insert(usable.end(), servers.begin(), servers.end());
  }
  std::vector<std::string> names;
  for (const auto index : operation.servers) {
    const auto& server = contract.servers.at(index);
    const bool can_be_asked =
        usable.empty() || std::find(usable.begin(), usable.end(), &server) != usable.end();
    if (!server.name.empty() && can_be_asked) names.push_back(server.name);
  }
  return names;
}

std::vector<Way> find_ways(const contract::Contract& contract,
                           const contract::Operation& operation) {
  std::vector<Way> ways;
  std::vector<const Server*> taken;
  for (const auto& alternative : operation.security) {
    const auto servers = servers_for(contract, operation, alternative);
    const auto shared = [&](const Server* server) {
      return std::find(taken.begin(), taken.end(), server) != taken.end();
    };
    // A proof that is taken where another is taken too is no way of its own.
    if (servers.empty() || std::any_of(servers.begin(), servers.end(), shared)) continue;
    taken.insert(taken.end(), servers.begin(), servers.end());
    if (servers.front()->name.empty()) continue;
    ways.push_back({servers.front()->name, ways.empty() ? "" : "/" + servers.front()->name});
  }
  // With one that every server takes, the server is the target's choice.
  const bool any_server = taken.size() >= operation.servers.size();
  if (ways.empty() || (ways.size() == 1 && any_server)) return {Way{}};
  return ways;
}

}  // namespace assay::cases::deriving
