#include <algorithm>

#include "cases/derive/deriving.h"

namespace assay::cases::deriving {
namespace {

bool is_for_cases(const contract::Clause& clause) {
  switch (clause.kind) {
    case contract::ClauseKind::status:
    case contract::ClauseKind::equality:
    case contract::ClauseKind::parameter:
    case contract::ClauseKind::security:
    case contract::ClauseKind::error:
      return clause.unprovokable.empty();
    case contract::ClauseKind::http:
    case contract::ClauseKind::content_type:
    case contract::ClauseKind::body:
    case contract::ClauseKind::assertion:
      return false;
  }
  return false;
}

/// Where no family says why.
std::string why_no_case(const Deriving& deriving, const contract::Clause& clause) {
  if (clause.kind == contract::ClauseKind::parameter)
    return "the documentation gives no answer to a request that breaks it";
  return deriving.operation.responses.empty() ? "the documentation shows no answer to expect"
                                              : "no request is known that shows it";
}

/// The clauses that a request could show and that are not among `taken`. What any case of the
/// operation shows counts where it has none, and nothing else tells that.
std::vector<const contract::Clause*> without_case(const contract::Contract& contract,
                                                  const contract::Operation& operation,
                                                  const std::set<std::string_view>& taken,
                                                  bool has_cases) {
  std::vector<const contract::Clause*> own;
  std::vector<const contract::Clause*> shown_by_any_case;
  for (const auto& each : contract.clauses_of(operation)) {
    if (each.operation != operation.id || taken.contains(each.id)) continue;
    if (is_for_cases(each)) {
      own.push_back(&each);
    } else if (each.unprovokable.empty()) {
      shown_by_any_case.push_back(&each);
    }
  }
  return has_cases || !own.empty() ? own : shown_by_any_case;
}

}  // namespace

void add_left_out(const Deriving& deriving, std::vector<LeftOut>& left_out) {
  std::set<std::string_view> taken;
  for (const auto& test : deriving.cases) {
    for (const auto& clause : test.clauses)
      taken.insert(clause.value);
  }
  const bool has_cases = !deriving.cases.empty();
  for (const auto* each : without_case(deriving.contract, deriving.operation, taken, has_cases)) {
    const auto known = deriving.why.find(each->id);
    std::string why = known != deriving.why.end() ? known->second
                      : !deriving.fault.empty()   ? deriving.fault
                                                  : why_no_case(deriving, *each);
    left_out.push_back({each->id, std::move(why)});
  }
}

bool lacks_cases(const contract::Contract& contract,
                 const contract::Operation& operation,
                 const std::set<std::string_view>& taken) {
  const auto clauses = contract.clauses_of(operation);
  const bool has_cases = std::any_of(
      clauses.begin(), clauses.end(), [&](const auto& each) { return taken.contains(each.id); });
  return !without_case(contract, operation, taken, has_cases).empty();
}

}  // namespace assay::cases::deriving
