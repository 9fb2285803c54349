#include <algorithm>

#include <fmt/format.h>

#include "cases/derive/refusal.h"
#include "contract/id_piece.h"

namespace assay::cases::deriving {
namespace {

using contract::Condition;
using contract::SecurityScheme;

bool is_optional(const contract::Operation& operation) {
  const auto& all = operation.security;
  return all.empty() ||
         std::any_of(all.begin(), all.end(), [](const auto& one) { return one.empty(); });
}

/// Whether a request can carry credentials at all: `{}` alone shows none.
bool shows_credentials(const contract::Operation& operation) {
  const auto& all = operation.security;
  return std::any_of(all.begin(), all.end(), [](const auto& one) { return !one.empty(); });
}

std::string clause_of(const Deriving& deriving, const std::string& name) {
  const auto id = fmt::format("{}/security/{}", deriving.operation.id, name);
  return deriving.contract.clause(id) == nullptr ? std::string() : id;
}

void add_once(std::vector<std::string>& clauses, std::string clause) {
  if (!clause.empty() && std::find(clauses.begin(), clauses.end(), clause) == clauses.end())
    clauses.push_back(std::move(clause));
}

Refusal begin(const Outcome& outcome) {
  return {.named = outcome.named,
          .variant = {},
          .title = {},
          .clauses = outcome.clauses,
          .tag = "credentials",
          .step = {}};
}

/// The header that the first key goes into; empty when it goes elsewhere.
std::string header_of(const Deriving& deriving) {
  for (const auto& id : deriving.operation.security.front()) {
    const auto* scheme = deriving.contract.security_scheme(id);
    if (scheme != nullptr && scheme->kind == SecurityScheme::Kind::api_key_header)
      return scheme->name;
  }
  return {};
}

void add_empty_key(Deriving& deriving, Refusal refusal, const Outcome& outcome) {
  const auto header = header_of(deriving);
  if (header.empty()) return;
  auto asking = deriving.valid;
  asking.auth = "none";
  refusal.variant = "empty-credentials";
  const auto from = deriving.cases.size();
  refusal.title = fmt::format("a request with an empty `{}`", header);
  add_refusal(deriving, refusal, asking, outcome);
  for (auto i = from; i < deriving.cases.size(); ++i) {
    auto& headers = deriving.cases[i].steps.front().request.headers;
    headers.push_back({header, deriving.nodes.text(""), {}});
  }
}

void derive_unauthorized(Deriving& deriving) {
  if (is_optional(deriving.operation)) return;
  const auto outcome = outcome_of(deriving, Condition::unauthorized);
  if (!outcome) return;
  auto refusal = begin(*outcome);
  for (const auto& alternative : deriving.operation.security) {
    for (const auto& scheme : alternative)
      add_once(refusal.clauses, clause_of(deriving, contract::id_piece(scheme)));
  }
  auto asking = deriving.valid;
  asking.auth = "none";
  refusal.variant = "no-credentials";
  refusal.title = "a request without credentials";
  refusal.step = "ask-without-credentials";
  add_refusal(deriving, refusal, asking, *outcome);
  add_still_there(deriving, refusal, asking, *outcome);
  asking.auth = "wrong";
  refusal.variant = "wrong-credentials";
  refusal.title = "a request with wrong credentials";
  add_refusal(deriving, refusal, asking, *outcome);
  add_empty_key(deriving, refusal, *outcome);
}

void derive_forbidden(Deriving& deriving) {
  const auto& operation = deriving.operation;
  const bool by_error =
      std::any_of(operation.errors.begin(), operation.errors.end(), [](const auto& error) {
        return error.when.condition == Condition::forbidden;
      });
  // A status of which the page says nothing is no promise to those who may not ask.
  if (!by_error && operation.permissions.empty()) return;
  const auto outcome = outcome_of(deriving, Condition::forbidden);
  if (!outcome) return;
  auto refusal = begin(*outcome);
  for (const auto& permission : operation.permissions)
    add_once(refusal.clauses, clause_of(deriving, contract::id_piece(permission.name)));
  auto asking = deriving.valid;
  asking.auth = "limited";
  refusal.variant = "limited-credentials";
  refusal.title = "a request with credentials that do not allow it";
  refusal.step = "ask-with-limited-credentials";
  add_refusal(deriving, refusal, asking, *outcome);
  add_still_there(deriving, refusal, asking, *outcome);
}

/// Nobody can leave out, or limit, credentials that the page does not show.
void leave_out_all(Deriving& deriving) {
  const std::string why = "the documentation shows no credentials";
  for (const auto& error : deriving.operation.errors) {
    const auto condition = error.when.condition;
    if (condition == Condition::unauthorized || condition == Condition::forbidden)
      leave_out(deriving, error.clause, why);
  }
  for (const auto& permission : deriving.operation.permissions)
    leave_out(deriving, clause_of(deriving, contract::id_piece(permission.name)), why);
}

void derive(Deriving& deriving) {
  if (!deriving.fault.empty()) return;
  if (!shows_credentials(deriving.operation)) return leave_out_all(deriving);
  derive_unauthorized(deriving);
  derive_forbidden(deriving);
}

}  // namespace

extern const Family credentials_family;
const Family credentials_family = {.name = "credentials", .derive = derive};

}  // namespace assay::cases::deriving
