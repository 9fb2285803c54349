#include "results/exit.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace assay::results {
namespace {

using contract::Level;
using contract::State;

Results results_of(std::vector<Verdict> verdicts, std::vector<State> states = {State::kept}) {
  Results results;
  for (const auto verdict : verdicts)
    results.cases.push_back({.verdict = verdict});
  for (const auto state : states)
    results.clauses.push_back({.state = state});
  return results;
}

Exit exit_of(const Results& results) {
  return decide(reasons_of(results));
}

TEST(ExitCode, IsZeroWhenWhatWasAskedWasKept) {
  EXPECT_EQ(exit_of(results_of({Verdict::pass, Verdict::skip})), (Exit{.code = 0, .reasons = {}}));
}

TEST(ExitCode, IsOneWhenACaseFails) {
  EXPECT_EQ(exit_of(results_of({Verdict::pass, Verdict::fail}, {State::broken})),
            (Exit{.code = 1, .reasons = {"1 of 2 cases fails"}}));
}

TEST(ExitCode, IsTwoWhenNothingWasSelected) {
  EXPECT_EQ(exit_of(results_of({})), (Exit{.code = 2, .reasons = {"no case was selected"}}));
}

TEST(ExitCode, IsFourWhenACaseCouldNotBeAskedOrJudged) {
  EXPECT_EQ(exit_of(results_of({Verdict::pass, Verdict::blocked})),
            (Exit{.code = 4, .reasons = {"1 of 2 cases is blocked"}}));
  EXPECT_EQ(exit_of(results_of({Verdict::indeterminate, Verdict::indeterminate})),
            (Exit{.code = 4, .reasons = {"2 of 2 cases are indeterminate"}}));
}

TEST(ExitCode, IsFourWhenNoMustClauseWasAsked) {
  const Exit expected{.code = 4, .reasons = {"no must-clause was asked"}};
  EXPECT_EQ(exit_of(results_of({Verdict::skip}, {State::unexercised})), expected);
  auto only_should = results_of({Verdict::pass});
  only_should.clauses.front().clause.level = Level::should;
  EXPECT_EQ(exit_of(only_should), expected);
}

TEST(ExitCode, NamesAllThatHoldsWithTheRulingOneFirst) {
  EXPECT_EQ(exit_of(results_of({Verdict::blocked, Verdict::fail}, {State::broken})),
            (Exit{.code = 1, .reasons = {"1 of 2 cases fails", "1 of 2 cases is blocked"}}));
}

TEST(ExitCode, FollowsTheOrderOfTheConditions) {
  const std::vector<ExitCode> order = {ExitCode::own_fault,
                                       ExitCode::input,
                                       ExitCode::usage,
                                       ExitCode::broken,
                                       ExitCode::not_judged,
                                       ExitCode::gate_missed};
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::vector<ExitReason> reasons;
    for (auto j = order.size(); j > i; --j)
      reasons.push_back({order[j - 1], std::string(1, static_cast<char>('a' + j))});
    EXPECT_EQ(decide(reasons).code, static_cast<int>(order[i]));
    EXPECT_EQ(decide(reasons).reasons.size(), order.size() - i);
  }
}

TEST(ExitCode, CountsABrokenShouldOnlyWhenStrict) {
  auto results = results_of({Verdict::pass}, {State::kept, State::broken});
  results.clauses.back().clause.level = Level::should;
  EXPECT_EQ(exit_of(results).code, 0);
  results.strictness = Strictness::shoulds_too;
  EXPECT_EQ(exit_of(results), (Exit{.code = 1, .reasons = {"clauses broken: 1"}}));
}

TEST(Count, CountsCasesByVerdictAndClausesByState) {
  const auto totals = count(results_of({Verdict::pass, Verdict::pass, Verdict::fail},
                                       {State::kept, State::broken, State::unexercised}));
  EXPECT_EQ(totals.of(Verdict::pass), 2U);
  EXPECT_EQ(totals.of(Verdict::fail), 1U);
  EXPECT_EQ(totals.of(Verdict::skip), 0U);
  EXPECT_EQ(totals.of(State::kept), 1U);
  EXPECT_EQ(totals.of(State::unexercised), 1U);
  EXPECT_EQ(totals.musts_asked, 2U);
}

}  // namespace
}  // namespace assay::results
