#include "results/exit.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "results/verdict.h"

namespace assay::results {
namespace {

std::string of_cases(std::size_t count, const Results& results, std::string_view what) {
  return fmt::format("{} of {} case{} {}",
                     count,
                     results.cases.size(),
                     results.cases.size() == 1 ? "" : "s",
                     what);
}

void add_broken(const Results& results, const Totals& totals, std::vector<ExitReason>& out) {
  const auto failed = totals.of(Verdict::fail);
  const auto broken = std::count_if(
      results.clauses.begin(), results.clauses.end(), [&](const ClauseResult& result) {
        return result.state == contract::State::broken &&
               counts(result.clause.level, results.strictness);
      });
  if (failed > 0) {
    out.push_back({ExitCode::broken, of_cases(failed, results, failed == 1 ? "fails" : "fail")});
  } else if (broken > 0) {
    out.push_back({ExitCode::broken, fmt::format("clauses broken: {}", broken)});
  }
}

void add_not_judged(const Results& results, const Totals& totals, std::vector<ExitReason>& out) {
  for (const auto verdict : {Verdict::blocked, Verdict::indeterminate}) {
    const auto count = totals.of(verdict);
    if (count == 0) continue;
    const auto what = fmt::format("{} {}", count == 1 ? "is" : "are", name_of(verdict));
    out.push_back({ExitCode::not_judged, of_cases(count, results, what)});
  }
  if (totals.musts_asked == 0) out.push_back({ExitCode::not_judged, "no must-clause was asked"});
}

/// Where several conditions hold, the code of the first of these is given.
constexpr std::array precedence = {ExitCode::own_fault,
                                   ExitCode::input,
                                   ExitCode::usage,
                                   ExitCode::broken,
                                   ExitCode::not_judged,
                                   ExitCode::gate_missed};

}  // namespace

Totals count(const Results& results) {
  Totals totals;
  for (const auto& test : results.cases)
    ++totals.cases[static_cast<std::size_t>(test.verdict)];
  for (const auto& result : results.clauses) {
    ++totals.clauses[static_cast<std::size_t>(result.state)];
    const bool asked = result.state == contract::State::kept ||
                       result.state == contract::State::broken ||
                       result.state == contract::State::waived;
    if (asked && result.clause.level == contract::Level::must) ++totals.musts_asked;
  }
  return totals;
}

std::vector<ExitReason> reasons_of(const Results& results) {
  if (results.cases.empty()) return {{ExitCode::usage, "no case was selected"}};
  std::vector<ExitReason> out;
  const auto totals = count(results);
  add_broken(results, totals, out);
  add_not_judged(results, totals, out);
  return out;
}

Exit decide(std::vector<ExitReason> reasons) {
  const auto rank = [](const ExitReason& reason) {
    return std::find(precedence.begin(), precedence.end(), reason.code) - precedence.begin();
  };
  std::erase_if(reasons, [](const ExitReason& reason) { return reason.code == ExitCode::ok; });
  std::stable_sort(reasons.begin(), reasons.end(), [&](const auto& left, const auto& right) {
    return rank(left) < rank(right);
  });
  Exit exit;
  if (!reasons.empty()) exit.code = static_cast<int>(reasons.front().code);
  for (auto& reason : reasons) {
    if (std::find(exit.reasons.begin(), exit.reasons.end(), reason.why) == exit.reasons.end())
      exit.reasons.push_back(std::move(reason.why));
  }
  return exit;
}

}  // namespace assay::results
