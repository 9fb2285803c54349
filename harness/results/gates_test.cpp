#include "results/gates.h"

#include <gtest/gtest.h>

namespace assay::results {
namespace {

using contract::ClauseKind;
using contract::Level;
using contract::State;

ClauseResult clause(std::string id, State state, Level level = Level::must) {
  return {.clause = {.id = std::move(id), .level = level, .operation = "a/b"}, .state = state};
}

/// Three of four are judged; what need not be is there, too.
Results three_of_four() {
  auto hopeless = clause("a/b/error/LIMIT", State::unexercised);
  hopeless.clause.unprovokable = "no request provokes it";
  auto assertion = clause("a/b/x/expect/body/id", State::kept);
  assertion.clause.kind = ClauseKind::assertion;
  Results results;
  results.clauses = {clause("a/b/error/GONE", State::unexercised),
                     hopeless,
                     clause("a/b/response/200#/id:type", State::broken),
                     clause("a/b/response/200#/name:type", State::unexercised, Level::may),
                     clause("a/b/status/200", State::kept),
                     clause("a/b/status/201", State::waived),
                     assertion};
  results.cases.push_back({.id = "a/b/x", .clauses = {"a/b/status/201"}});
  return results;
}

std::vector<std::string> words(const std::vector<ExitReason>& reasons) {
  std::vector<std::string> all;
  for (const auto& reason : reasons)
    all.push_back(std::to_string(static_cast<int>(reason.code)) + ": " + reason.why);
  return all;
}

TEST(Gates, PassWhereEnoughClausesWereJudged) {
  EXPECT_TRUE(missed(three_of_four(), {.clauses = 75}, {}).empty());
  EXPECT_TRUE(missed(three_of_four(), {}, {}).empty());
}

TEST(Gates, NameTheClausesThatWereNotJudged) {
  EXPECT_EQ(words(missed(three_of_four(), {.clauses = 75.5}, {})),
            std::vector<std::string>{"5: the gate `clauses: 75.5%` is missed: 3 of 4 clauses were "
                                     "judged (75.0%), but not `a/b/error/GONE`"});
}

TEST(Gates, CountWhatThePrefixesSelect) {
  EXPECT_TRUE(missed(three_of_four(), {.clauses = 100}, {"a/b/status"}).empty());
  EXPECT_EQ(words(missed(three_of_four(), {.clauses = 90}, {"a/b/error"})),
            std::vector<std::string>{"5: the gate `clauses: 90%` is missed: 1 of 2 clauses were "
                                     "judged (50.0%), but not `a/b/error/GONE`"});
}

TEST(Gates, AreMissedWhereThereIsNothingToCount) {
  EXPECT_EQ(words(missed({}, {.clauses = 90}, {})),
            std::vector<std::string>{"5: the gate `clauses: 90%` has nothing to count: no clause "
                                     "of a contract is selected"});
}

TEST(Gates, NameTwentyClausesAndCountTheOthers) {
  Results results;
  for (int i = 0; i < 23; ++i)
    results.clauses.push_back(clause("a/b/error/" + std::to_string(i), State::unexercised));
  const auto why = missed(results, {.clauses = 1}, {}).at(0).why;
  EXPECT_TRUE(why.ends_with("`a/b/error/19` and 3 more")) << why;
}

}  // namespace
}  // namespace assay::results
