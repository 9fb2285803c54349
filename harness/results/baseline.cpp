#include "results/baseline.h"

#include <algorithm>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "results/verdict.h"

namespace assay::results {
namespace {

using contract::State;
using Waivers = std::map<std::string_view, const Waiver*>;

const Waiver* find(const Waivers& waivers, std::string_view clause) {
  const auto found = waivers.find(clause);
  return found == waivers.end() ? nullptr : found->second;
}

void waive_findings(CaseResult& test, const Waivers& waivers, Strictness strictness) {
  bool waived = false;
  for (auto& finding : test.findings) {
    const auto* waiver = finding.state == State::broken ? find(waivers, finding.clause) : nullptr;
    if (waiver == nullptr) continue;
    finding.state = State::waived;
    finding.waiver = waiver->reason;
    waived = true;
  }
  if (!waived || test.verdict != Verdict::fail) return;
  // A case that fails may have been blocked besides; then it says why.
  test.verdict = test.reason.empty() ? Verdict::pass : Verdict::blocked;
  settle(test, strictness);
}

/// Whether a case that was not asked or not judged to its end may be why nothing is known of a
/// clause.
bool is_left_open(const Results& results, std::string_view clause) {
  return std::any_of(results.cases.begin(), results.cases.end(), [&](const CaseResult& test) {
    return test.verdict != Verdict::pass && contract::selects(test.id, clause);
  });
}

}  // namespace

std::vector<ExitReason> waive(Results& results,
                              const std::vector<Waiver>& waivers,
                              Selection selection) {
  Waivers open;
  for (const auto& waiver : waivers)
    open.emplace(waiver.clause, &waiver);
  for (auto& test : results.cases)
    waive_findings(test, open, results.strictness);
  std::vector<ExitReason> wrong;
  for (auto& result : results.clauses) {
    const auto* waiver = find(open, result.clause.id);
    if (waiver == nullptr) continue;
    open.erase(waiver->clause);
    if (result.state == State::broken) {
      result.state = State::waived;
      result.reason = waiver->reason;
    } else if (result.state == State::kept) {
      wrong.push_back({ExitCode::gate_missed,
                       fmt::format("the baseline waives `{}`, which is kept again; remove {}",
                                   waiver->clause,
                                   waiver->place)});
    }
  }
  for (const auto& [clause, waiver] : open) {
    if (selection == Selection::part || is_left_open(results, clause)) continue;
    wrong.push_back({ExitCode::gate_missed,
                     fmt::format("the baseline waives `{}`, which is no clause of this run; remove "
                                 "{}",
                                 clause,
                                 waiver->place)});
  }
  return wrong;
}

}  // namespace assay::results
