#include <algorithm>

#include <fmt/format.h>

#include "cases/derive/refusal.h"

namespace assay::cases::deriving {
namespace {

using contract::Condition;
using contract::In;
using contract::Parameter;

Refusal begin(const Outcome& outcome,
              const Parameter& parameter,
              const contract::Clause* required,
              bool by_error) {
  Refusal refusal{.named = by_error || required == nullptr ? outcome.named : required->id,
                  .variant = {},
                  .title = {},
                  .clauses = outcome.clauses,
                  .tag = {},
                  .step = {}};
  // The colon of a clause's keyword parts no segments.
  std::replace(refusal.named.begin(), refusal.named.end(), ':', '/');
  if (required != nullptr) refusal.clauses.push_back(required->id);
  if (!by_error && required != nullptr) {
    refusal.clauses = {required->id};
    refusal.clauses.insert(refusal.clauses.end(), outcome.clauses.begin(), outcome.clauses.end());
  }
  refusal.step = "ask-without-" + parameter.name;
  return refusal;
}

/// Whether a destructive request would name something by a value that no error calls wrong: nothing
/// says that `""` is not taken for what is there.
bool is_risky(const Deriving& deriving, const Parameter& parameter, bool by_error) {
  return !by_error && deriving.effect == Effect::destructive && is_id(deriving, parameter);
}

void add_empty_ones(Deriving& deriving,
                    const Parameter& parameter,
                    const Refusal& refusal,
                    const Outcome& outcome) {
  struct Nothing {
    std::string_view variant;
    std::string title;
    boost::json::value value;
  };
  for (const auto& nothing :
       {Nothing{"null", quoted_with_article(parameter.name) + " of null", nullptr},
        Nothing{"empty", fmt::format("an empty `{}`", parameter.name), ""}}) {
    if (parameter.schema == nullptr || !can_be_sent(deriving, parameter, nothing.value) ||
        is_accepted(deriving, parameter, nothing.value))
      continue;
    const auto asking = with_value(deriving, parameter, nothing.value);
    if (!asking) continue;
    auto one = refusal;
    for (const auto& keyword : broken_keywords(deriving, parameter, nothing.value)) {
      const auto* clause = parameter_clause(deriving, parameter, keyword);
      // Nothing is of no type: that it is refused says little of others.
      if (clause != nullptr && keyword != "type") one.clauses.push_back(clause->id);
    }
    one.variant = nothing.variant;
    one.title = nothing.title;
    add_refusal(deriving, one, *asking, outcome);
  }
}

void derive_for(Deriving& deriving, const Parameter& parameter) {
  const auto* required = parameter_clause(deriving, parameter, "required");
  const auto asking = without(deriving, parameter);
  if (!asking) {
    if (required != nullptr)
      leave_out(deriving, required->id, "no request was found that lacks this parameter alone");
    return;
  }
  const auto outcome = outcome_of(deriving, Condition::missing, parameter.name);
  if (!outcome) return;
  const bool by_error = outcome->named.find("/error/") != std::string::npos;
  auto refusal = begin(*outcome, parameter, required, by_error);
  refusal.variant = "omitted";
  refusal.title = fmt::format("a request without `{}`", parameter.name);
  add_refusal(deriving, refusal, *asking, *outcome);
  if (!is_risky(deriving, parameter, by_error))
    add_empty_ones(deriving, parameter, refusal, *outcome);
  if (by_error) add_still_there(deriving, refusal, *asking, *outcome);
}

void derive(Deriving& deriving) {
  if (!deriving.fault.empty()) return;
  for (const auto& parameter : deriving.operation.parameters) {
    if (parameter.in != In::path && !is_elsewhere(deriving, parameter) &&
        is_needed(deriving, parameter))
      derive_for(deriving, parameter);
  }
}

}  // namespace

extern const Family missing_family;
const Family missing_family = {.name = "missing", .derive = derive};

}  // namespace assay::cases::deriving
