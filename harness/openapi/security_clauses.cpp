#include <algorithm>

#include <fmt/format.h>

#include "openapi/clause_parts.h"
#include "openapi/reader.h"

namespace assay::openapi {
namespace {

using Kind = contract::SecurityScheme::Kind;

std::string place_of(const contract::SecurityScheme& scheme) {
  switch (scheme.kind) {
    case Kind::http_bearer:
      return "as a bearer token";
    case Kind::http_basic:
      return "as name and password";
    case Kind::api_key_header:
      return fmt::format("in the header `{}`", text::printable(scheme.name));
    case Kind::api_key_query:
      return fmt::format("in the query, as `{}`", text::printable(scheme.name));
    case Kind::api_key_cookie:
      return fmt::format("in the cookie `{}`", text::printable(scheme.name));
    case Kind::body:
      return fmt::format("in the body, at `{}`", scheme.at.to_string());
    case Kind::server_variable:
      return fmt::format("in the server's URL, as `{}`", text::printable(scheme.name));
  }
  return {};
}

contract::Clause clause_of(const contract::Operation& operation, std::string_view name) {
  contract::Clause clause;
  clause.id = fmt::format("{}/security/{}", operation.id, id_piece(name));
  clause.kind = contract::ClauseKind::security;
  clause.operation = operation.id;
  return clause;
}

}  // namespace

void add_security_clauses(const contract::Contract& contract,
                          const contract::Operation& operation,
                          Clauses& clauses) {
  const bool optional = std::any_of(operation.security.begin(),
                                    operation.security.end(),
                                    [](const auto& one) { return one.empty(); });
  const bool answered =
      has_error(operation, contract::Condition::unauthorized) || has_status(operation, {"401"});
  for (const auto& alternative : operation.security) {
    for (const auto& id : alternative) {
      const auto* scheme = contract.security_scheme(id);
      if (scheme == nullptr) continue;
      auto clause = clause_of(operation, id);
      clause.level = scheme->level;
      clause.summary = fmt::format("who asks proves it {}", place_of(*scheme));
      clause.source = scheme->source;
      clause.span = scheme->span;
      if (optional) {
        clause.unprovokable = "a request without credentials is allowed too";
      } else if (!answered) {
        clause.unprovokable = "no documented error answers a request without credentials";
      }
      clauses.push_back(std::move(clause));
    }
  }
  const bool refused =
      has_error(operation, contract::Condition::forbidden) || has_status(operation, {"403"});
  for (const auto& permission : operation.permissions) {
    auto clause = clause_of(operation, permission.name);
    clause.level = permission.level;
    clause.summary = permission.means;
    clause.source = permission.source;
    clause.span = permission.span;
    if (!refused) {
      clause.unprovokable = "no documented error answers a request that lacks this permission";
    }
    clauses.push_back(std::move(clause));
  }
}

}  // namespace assay::openapi
