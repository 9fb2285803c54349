#include "results/gates.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace assay::results {
namespace {

using contract::State;

/// Clauses that a message names; the reports list all.
constexpr std::size_t most_named = 20;

bool counts_for_gate(const contract::Clause& clause) {
  return clause.kind != contract::ClauseKind::assertion && !clause.operation.empty() &&
         clause.level != contract::Level::may && clause.unprovokable.empty();
}

bool is_judged(State state) {
  return state == State::kept || state == State::broken || state == State::waived;
}

/// What the gate is asked of.
std::vector<const ClauseResult*> selected_clauses(const Results& results,
                                                  const std::vector<std::string>& prefixes) {
  std::set<std::string_view> named;
  for (const auto& test : results.cases)
    named.insert(test.clauses.begin(), test.clauses.end());
  std::vector<const ClauseResult*> selected;
  for (const auto& result : results.clauses) {
    const auto& id = result.clause.id;
    const bool taken_in = prefixes.empty() || named.contains(id) ||
                          std::any_of(prefixes.begin(), prefixes.end(), [&](const auto& prefix) {
                            return contract::selects(prefix, id);
                          });
    if (taken_in && counts_for_gate(result.clause)) selected.push_back(&result);
  }
  return selected;
}

std::string names_of(const std::vector<std::string_view>& clauses) {
  const auto shown = std::min(clauses.size(), most_named);
  auto names = fmt::format(
      "`{}`",
      fmt::join(clauses.begin(), clauses.begin() + static_cast<std::ptrdiff_t>(shown), "`, `"));
  if (clauses.size() > shown) names += fmt::format(" and {} more", clauses.size() - shown);
  return names;
}

}  // namespace

std::vector<ExitReason> missed(const Results& results,
                               const Gates& gates,
                               const std::vector<std::string>& prefixes) {
  if (!gates.clauses) return {};
  const auto selected = selected_clauses(results, prefixes);
  if (selected.empty()) {
    return {{ExitCode::gate_missed,
             fmt::format("the gate `clauses: {}%` has nothing to count: no clause of a contract is "
                         "selected",
                         *gates.clauses)}};
  }
  std::vector<std::string_view> missing;
  for (const auto* result : selected) {
    if (!is_judged(result->state)) missing.emplace_back(result->clause.id);
  }
  constexpr double percent = 100;
  const auto judged = static_cast<double>(selected.size() - missing.size());
  const auto all = static_cast<double>(selected.size());
  if (judged * percent >= *gates.clauses * all) return {};
  return {{ExitCode::gate_missed,
           fmt::format("the gate `clauses: {}%` is missed: {} of {} clauses were judged ({:.1f}%), "
                       "but not {}",
                       *gates.clauses,
                       selected.size() - missing.size(),
                       selected.size(),
                       judged * percent / all,
                       names_of(missing))}};
}

}  // namespace assay::results
