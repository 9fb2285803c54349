#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/base64.h"
#include "cases/drafting.h"
#include "generate/credential.h"

namespace assay::cases {
namespace {

using contract::SecurityAlternative;
using contract::SecurityScheme;
using contract::Server;
using Kind = SecurityScheme::Kind;

bool has_variable(const Server& server, std::string_view name) {
  return std::any_of(server.variables.begin(),
                     server.variables.end(),
                     [&](const Server::Variable& variable) { return variable.name == name; });
}

/// Whether the scheme's secret can be sent to this server; nullptr is the one of a contract that
/// names none (OpenAPI 3.1, 4.8.1: its URL is `/`).
bool fits(const SecurityScheme& scheme, const Server* server) {
  if (server == nullptr) return scheme.server.empty() && scheme.kind != Kind::server_variable;
  if (!scheme.server.empty() && scheme.server != server->name) return false;
  return scheme.kind != Kind::server_variable || has_variable(*server, scheme.name);
}

/// Whether the server's URL has a secret in it.
bool is_secret(const Server* server, const contract::Contract& contract) {
  return std::any_of(contract.security_schemes.begin(),
                     contract.security_schemes.end(),
                     [&](const SecurityScheme& scheme) {
                       return scheme.kind == Kind::server_variable && fits(scheme, server);
                     });
}

/// The servers that the operation is offered on, or the one of them that the case or the target
/// names. Empty when there is none of that name, which is told.
std::vector<const Server*> candidates(const Draft& draft) {
  std::vector<const Server*> servers;
  const auto& all = draft.contract->servers;
  const auto* operation = draft.built.operation;
  if (operation != nullptr) {
    for (const auto index : operation->servers)
      servers.push_back(&all.at(index));
  }
  if (servers.empty()) {
    for (const auto& server : all)
      servers.push_back(&server);
  }
  const bool by_case = !draft.spec.server.empty();
  const auto& wanted = by_case ? draft.spec.server : draft.destination.server;
  if (wanted.empty() && servers.empty()) return {nullptr};
  if (wanted.empty()) return servers;
  for (const auto* server : servers) {
    if (server->name == wanted) return {server};
  }
  std::vector<std::string_view> known;
  for (const auto* server : servers)
    known.push_back(server->name);
  draft.error(
      "unknown-server",
      by_case ? draft.spec.server_span : draft.spec.span,
      fmt::format("`{}` is no server of `{}`", text::printable(wanted), draft.contract->api),
      text::suggestion(wanted, known));
  return {};
}

/// What is to be proved: the schemes, the set of credentials that their secrets come from, and the
/// server.
struct Choice {
  const SecurityAlternative* schemes = nullptr;
  const Server* server = nullptr;
};

/// The first alternative, and the first server that all of its schemes fit, for which `takes`
/// holds.
template <class Takes>
std::optional<Choice> choose(const Draft& draft,
                             const std::vector<const Server*>& servers,
                             Takes takes) {
  const auto& alternatives = draft.built.operation->security;
  // An alternative without schemes asks for nothing; one that proves something goes first.
  for (const bool empty : {false, true}) {
    for (const auto& alternative : alternatives) {
      if (alternative.empty() != empty || !takes(alternative)) continue;
      for (const auto* server : servers) {
        const bool all =
            std::all_of(alternative.begin(), alternative.end(), [&](const std::string& id) {
              const auto* scheme = draft.contract->security_scheme(id);
              return scheme != nullptr && fits(*scheme, server);
            });
        if (all) return Choice{&alternative, server};
      }
    }
  }
  return std::nullopt;
}

void put_at(boost::json::value& body, const tree::Pointer& at, const std::string& secret) {
  auto* slot = &body;
  for (const auto& token : at.tokens) {
    if (!slot->is_object()) slot->emplace_object();
    slot = &slot->get_object()[token];
  }
  *slot = boost::json::string(secret);
}

/// A parameter that the contract names beside the scheme is the same one.
void put_once(http::Pairs& pairs, const std::string& name, const std::string& secret) {
  std::erase_if(pairs, [&](const auto& pair) { return pair.first == name; });
  pairs.emplace_back(name, secret);
}

/// Puts one secret where its scheme wants it.
void place(Draft& draft, const SecurityScheme& scheme, const std::string& secret) {
  draft.keep_secret(secret);
  switch (scheme.kind) {
    case Kind::http_bearer:
      draft.headers.set("Authorization", "Bearer " + secret);
      return;
    case Kind::http_basic: {
      // RFC 7617 section 2: user and password with a colon between them.
      const auto pair = secret.find(':') == std::string::npos ? "assay:" + secret : secret;
      draft.headers.set("Authorization", "Basic " + base::base64(pair));
      return;
    }
    case Kind::api_key_header:
      draft.headers.set(scheme.name, secret);
      return;
    case Kind::api_key_query:
      put_once(draft.query, scheme.name, secret);
      return;
    case Kind::api_key_cookie:
      put_once(draft.cookies, scheme.name, secret);
      return;
    case Kind::body:
      if (draft.has_body && !draft.body.is_object()) {
        draft.error(
            "no-place",
            draft.spec.span,
            fmt::format("the credentials of `{}` stand in a JSON object, and this body is none",
                        scheme.id),
            "write `auth: none`, or another `server`");
        return;
      }
      draft.has_body = true;
      put_at(draft.body, scheme.at, secret);
      return;
    case Kind::server_variable:
      draft.server_variables.insert_or_assign(scheme.name, secret);
      return;
  }
}

/// The set of that name; nullptr when the target has none.
const Credentials* set_of(const Draft& draft, const std::string& name) {
  const auto found = draft.destination.credentials.find(name);
  return found == draft.destination.credentials.end() ? nullptr : &found->second;
}

bool has(const Credentials* set, const SecurityAlternative& alternative) {
  return std::all_of(alternative.begin(), alternative.end(), [&](const std::string& id) {
    return set != nullptr && set->find(id) != set->end();
  });
}

/// The secret of one scheme: the target's, else one from the seed where that may be.
void place_secret(Draft& draft,
                  const std::string& set_name,
                  const Credentials* set,
                  const SecurityScheme& scheme) {
  if (set != nullptr) {
    const auto found = set->find(scheme.id);
    if (found != set->end()) {
      place(draft, scheme, found->second);
      return;
    }
  }
  // A wrong secret needs no configuration: any will do.
  const bool wrong = set_name == "wrong";
  if (!wrong) draft.built.filled.push_back(fmt::format("credentials of `{}`", scheme.id));
  const auto kind = wrong || set_name == "limited" ? set_name : "default";
  place(draft, scheme, generate::credential(draft.scope.world().seed, scheme.id, kind));
}

void report_no_credentials(const Draft& draft, const std::string& set_name) {
  std::vector<std::string> schemes;
  for (const auto& alternative : draft.built.operation->security)
    schemes.push_back(fmt::format("{}", fmt::join(alternative, " and ")));
  draft.error(
      "no-credentials",
      draft.spec.auth.empty() ? draft.spec.span : draft.spec.auth_span,
      fmt::format("the target has no credentials `{}` for {}{}{}",
                  set_name,
                  fmt::join(schemes, " or "),
                  draft.spec.server.empty() ? "" : " on the server ",
                  draft.spec.server),
      fmt::format("add `credentials: {{{}: {{{}: {{secret: NAME}}}}}}` to the target in assay.yaml",
                  set_name,
                  schemes.empty() ? "…" : schemes.front()));
}

/// Chooses for an operation that asks for credentials.
void prove(Draft& draft, const std::vector<const Server*>& servers) {
  const auto set_name = draft.spec.auth.empty() ? std::string("default") : draft.spec.auth;
  const bool wrong = set_name == "wrong";
  const auto* set = set_of(draft, set_name);
  // A wrong secret goes where the right one would.
  const auto* guide = wrong && set == nullptr ? set_of(draft, "default") : set;
  const auto any = [](const SecurityAlternative&) { return true; };
  auto choice =
      choose(draft, servers, [&](const SecurityAlternative& each) { return has(guide, each); });
  const bool known_set = set != nullptr || set_name == "default" || set_name == "limited";
  if (!choice && (wrong || (draft.destination.fill_missing && known_set)))
    choice = choose(draft, servers, any);
  if (!choice) {
    report_no_credentials(draft, set_name);
    return;
  }
  draft.server = choice->server;
  for (const auto& id : *choice->schemes)
    place_secret(draft, set_name, set, *draft.contract->security_scheme(id));
}

/// A raw request takes the set that it names: every scheme of it that the contract has.
void prove_raw(Draft& draft) {
  const auto& name = draft.spec.auth;
  const auto* set = set_of(draft, name);
  for (const auto& scheme : draft.contract->security_schemes) {
    const bool known = set != nullptr && set->find(scheme.id) != set->end();
    const bool made = set == nullptr && (name == "wrong" || draft.destination.fill_missing);
    if ((known || made) && fits(scheme, draft.server)) place_secret(draft, name, set, scheme);
  }
  if (set == nullptr && name != "wrong" && !draft.destination.fill_missing)
    report_no_credentials(draft, name);
}

}  // namespace

void place_credentials(Draft& draft) {
  if (draft.contract == nullptr) return;
  const auto servers = candidates(draft);
  if (servers.empty()) return;
  const bool raw = draft.spec.operation.empty();
  const bool none = draft.spec.auth == "none" || (raw && draft.spec.auth.empty());
  const auto* operation = draft.built.operation;
  if (!none && !raw && !operation->security.empty()) {
    prove(draft, servers);
    return;
  }
  // Without credentials: a server whose URL needs none, where there is one.
  const auto open = std::find_if(servers.begin(), servers.end(), [&](const Server* each) {
    return !is_secret(each, *draft.contract);
  });
  draft.server = open != servers.end() ? *open : servers.front();
  if (raw && !none) prove_raw(draft);
}

}  // namespace assay::cases
