#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "cases/derive/refusal.h"

namespace assay::cases::deriving {
namespace {

using contract::Condition;
using contract::Parameter;

constexpr std::string_view why_skipped =
    "a list or an object may be taken for the id 0 or 1, and the target may have one";

/// Where an id that cannot be is looked for before it is looked at, it is absent.
bool is_looked_for_first(const Deriving& deriving, const Parameter& parameter) {
  const auto& acts = deriving.operation.acts;
  if (!acts) return false;
  const auto line = line_of(deriving.contract, acts->on);
  const bool names_one = std::any_of(line.begin(), line.end(), [&](const auto* resource) {
    return resource->id_parameter == parameter.name;
  });
  const auto& order = deriving.contract.when_order;
  const auto absent = std::find(order.begin(), order.end(), Condition::absent);
  const auto invalid = std::find(order.begin(), order.end(), Condition::invalid);
  return names_one && absent < invalid;
}

/// Nothing but an error of its own says of a made-up id that it is invalid and not just absent.
void allow_absent(Deriving& deriving, const Parameter& parameter, Outcome& outcome) {
  if (!is_id(deriving, parameter)) return;
  for (const auto* status : {"404", "410"}) {
    const auto& all = deriving.operation.responses;
    const bool documented = std::any_of(
        all.begin(), all.end(), [&](const auto& response) { return response.status == status; });
    if (documented) outcome.status.emplace_back(status);
  }
}

Refusal begin(const Outcome& outcome, const Broken& broken, bool by_error) {
  Refusal refusal{.named = outcome.named,
                  .variant = broken.variant,
                  .title = {},
                  .clauses = outcome.clauses,
                  .tag = {},
                  .step = {}};
  const auto& own = broken.clauses;
  if (by_error) {
    refusal.clauses.insert(refusal.clauses.end(), own.begin(), own.end());
    return refusal;
  }
  // Named after the parameter: the status is that of many.
  refusal.named = own.front().substr(0, own.front().rfind(':'));
  refusal.clauses = own;
  refusal.clauses.insert(refusal.clauses.end(), outcome.clauses.begin(), outcome.clauses.end());
  return refusal;
}

void derive_for(Deriving& deriving, const Parameter& parameter) {
  auto outcome = outcome_of(deriving, Condition::invalid, parameter.name);
  if (!outcome) return;
  const bool by_error = outcome->named.find("/error/") != std::string::npos;
  const auto values = broken_values(deriving, parameter);
  const auto refuse = [&](const std::string& why) {
    if (by_error) leave_out(deriving, outcome->named, why);
    for (const auto& broken : values) {
      for (const auto& clause : broken.clauses)
        leave_out(deriving, clause, why);
    }
  };
  if (is_looked_for_first(deriving, parameter))
    return refuse("an id that is not there is told before one that is invalid");
  if (!by_error && deriving.effect == Effect::destructive && is_id(deriving, parameter))
    return refuse("no documented error names this id, and a destructive request takes no other");
  if (values.empty()) return refuse("no value was found that its schema refuses");
  if (!by_error) allow_absent(deriving, parameter, *outcome);
  bool is_first = true;
  std::set<std::string> told;
  for (const auto& broken : values) {
    // A status that answers for all parameters is asked for once a clause.
    const bool is_told = std::all_of(broken.clauses.begin(),
                                     broken.clauses.end(),
                                     [&](const auto& clause) { return told.contains(clause); });
    if (!by_error && is_told) continue;
    told.insert(broken.clauses.begin(), broken.clauses.end());
    const auto asking = with_value(deriving, parameter, broken.value);
    if (!asking) return refuse("no request was found that has a place for the parameter");
    auto refusal = begin(*outcome, broken, by_error);
    refusal.title = fmt::format("{} {}", quoted_with_article(parameter.name), broken.words);
    refusal.step = "ask-with-" + broken.variant;
    if (broken.may_mean_another && deriving.effect != Effect::read)
      refusal.skip = {"target", std::string(why_skipped), "coercible-ids", {}};
    add_refusal(deriving, refusal, *asking, *outcome);
    if (is_first && by_error) {
      refusal.title = "a request with " + refusal.title;
      add_still_there(deriving, refusal, *asking, *outcome);
    }
    is_first = false;
  }
}

void derive(Deriving& deriving) {
  if (!deriving.fault.empty()) return;
  for (const auto& parameter : deriving.operation.parameters) {
    if (!is_elsewhere(deriving, parameter)) derive_for(deriving, parameter);
  }
}

}  // namespace

extern const Family invalid_family;
const Family invalid_family = {.name = "invalid", .derive = derive};

}  // namespace assay::cases::deriving
