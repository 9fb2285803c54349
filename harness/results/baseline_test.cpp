#include "results/baseline.h"

#include <gtest/gtest.h>

#include "results/verdict.h"

namespace assay::results {
namespace {

using contract::State;

const std::vector<Waiver> known = {
    {.clause = "a/b/status/200", .reason = "issue 12", .place = "baseline.yaml:3:3"}};

FindingRecord finding(std::string clause, State state = State::broken) {
  return {.clause = std::move(clause), .state = state, .actual = "it was so"};
}

/// One case with these findings, and their clauses.
Results results_of(std::vector<FindingRecord> findings) {
  Results results;
  CaseResult test{.id = "a/b/x", .findings = std::move(findings)};
  settle(test, Strictness::musts);
  for (const auto& one : test.findings)
    results.clauses.push_back({.clause = {.id = one.clause}, .state = one.state});
  results.cases.push_back(std::move(test));
  return results;
}

std::vector<std::string> words(const std::vector<ExitReason>& reasons) {
  std::vector<std::string> all;
  for (const auto& reason : reasons)
    all.push_back(std::to_string(static_cast<int>(reason.code)) + ": " + reason.why);
  return all;
}

TEST(Waive, LetsACasePassWhoseOnlyFailureIsKnown) {
  auto results = results_of({finding("a/b/status/200")});
  ASSERT_EQ(results.cases[0].verdict, Verdict::fail);
  EXPECT_EQ(words(waive(results, known, Selection::all)), std::vector<std::string>());
  EXPECT_EQ(results.cases[0].verdict, Verdict::pass);
  EXPECT_EQ(results.cases[0].findings[0].state, State::waived);
  EXPECT_EQ(results.cases[0].findings[0].waiver, "issue 12");
  EXPECT_EQ(results.clauses[0].state, State::waived);
  EXPECT_EQ(results.clauses[0].reason, "issue 12");
}

TEST(Waive, LeavesOtherFailuresAsTheyAre) {
  auto results = results_of({finding("a/b/status/200"), finding("a/b/response/200#/id:type")});
  EXPECT_EQ(words(waive(results, known, Selection::all)), std::vector<std::string>());
  EXPECT_EQ(results.cases[0].verdict, Verdict::fail);
  EXPECT_EQ(results.clauses[1].state, State::broken);
}

TEST(Waive, LeavesACaseBlockedThatWasBlockedBesides) {
  auto results = results_of({finding("a/b/status/200")});
  results.cases[0].reason = "clean-up: nobody listens";
  EXPECT_EQ(words(waive(results, known, Selection::all)), std::vector<std::string>());
  EXPECT_EQ(results.cases[0].verdict, Verdict::blocked);
}

TEST(Waive, SaysWhichClauseIsKeptAgain) {
  auto results = results_of({finding("a/b/status/200", State::kept)});
  EXPECT_EQ(
      words(waive(results, known, Selection::part)),
      std::vector<std::string>{"5: the baseline waives `a/b/status/200`, which is kept again; "
                               "remove baseline.yaml:3:3"});
}

TEST(Waive, SaysWhichClauseAWholeRunDoesNotKnow) {
  auto results = results_of({});
  EXPECT_EQ(words(waive(results, known, Selection::part)), std::vector<std::string>());
  EXPECT_EQ(words(waive(results, known, Selection::all)),
            std::vector<std::string>{"5: the baseline waives `a/b/status/200`, which is no clause "
                                     "of this run; remove baseline.yaml:3:3"});
}

TEST(Waive, AsksNothingOfAnAssertionWhoseCaseWasNotAsked) {
  auto results = results_of({});
  results.cases[0].verdict = Verdict::skip;
  const std::vector<Waiver> assertion = {
      {.clause = "a/b/x/expect/body/id", .reason = "issue 12", .place = "baseline.yaml:3:3"}};
  EXPECT_EQ(words(waive(results, assertion, Selection::all)), std::vector<std::string>());
}

TEST(Waive, AsksNothingOfAClauseThatWasNotJudged) {
  for (const auto state : {State::unexercised, State::blocked, State::indeterminate}) {
    auto results = results_of({finding("a/b/status/200", state)});
    EXPECT_EQ(words(waive(results, known, Selection::all)), std::vector<std::string>());
    EXPECT_EQ(results.clauses[0].state, state);
  }
}

}  // namespace
}  // namespace assay::results
