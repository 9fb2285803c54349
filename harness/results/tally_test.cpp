#include "results/tally.h"

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace assay::results {
namespace {

using contract::State;

std::vector<std::pair<std::string, State>> states_of(Tally&& tally) {
  std::vector<std::pair<std::string, State>> out;
  for (const auto& result : std::move(tally).finish())
    out.emplace_back(result.clause.id, result.state);
  return out;
}

static_assert(!std::is_copy_constructible_v<Tally> && !std::is_copy_assignable_v<Tally>);
static_assert(std::is_move_constructible_v<Tally> && std::is_move_assignable_v<Tally>);

TEST(Tally, GivesTheWorstStateWhateverTheOrder) {
  Tally tally;
  tally.add("one", {{"b", State::kept}, {"a", State::kept}});
  tally.add("two", {{"a", State::broken}, {"c", State::unexercised}});
  tally.add("three", {{"a", State::indeterminate}, {"b", State::blocked}});
  const std::vector<std::pair<std::string, State>> expected = {
      {"a", State::broken}, {"b", State::blocked}, {"c", State::unexercised}};
  EXPECT_EQ(states_of(std::move(tally)), expected);
}

TEST(Tally, CountsTheCasesThatEvaluatedAClauseEachOnce) {
  Tally tally;
  tally.add("two", {{"a", State::kept}, {"a", State::kept}});
  tally.add("one", {{"a", State::kept}});
  tally.add("three", {{"a", State::unexercised}});
  const auto result = std::move(tally).finish().front();
  EXPECT_EQ(result.asked, 2U);
  EXPECT_EQ(result.cases, (std::vector<std::string>{"one", "two"}));
}

TEST(Tally, NamesTheCasesThatGaveAClauseItsState) {
  Tally tally;
  tally.add("kept", {{"a", State::kept}});
  tally.add("mixed", {{"a", State::kept}, {"a", State::broken}});
  tally.add("broken", {{"a", State::broken}});
  EXPECT_EQ(std::move(tally).finish().front().cases, (std::vector<std::string>{"broken", "mixed"}));
}

TEST(Tally, ListsTheFirstCasesByIdWhateverTheOrder) {
  Tally upward;
  Tally downward;
  for (int i = 10; i < 60; ++i) {
    upward.add(std::to_string(i), {{"a", State::kept}});
    downward.add(std::to_string(69 - i), {{"a", State::kept}});
  }
  const auto listed = std::move(upward).finish().front().cases;
  EXPECT_EQ(listed.size(), most_cases);
  EXPECT_EQ(listed.front(), "10");
  EXPECT_EQ(listed.back(), "29");
  EXPECT_EQ(std::move(downward).finish().front().cases, listed);
}

TEST(Tally, SaysWhyAClauseWasNeverExercised) {
  const text::SourceMap sources;
  Tally tally;
  tally.expect({.id = "a", .unprovokable = "no request can make it answer so"}, sources);
  tally.expect({.id = "b"}, sources);
  tally.skip("one", {"b"}, "ids 0 and 1 may be in use");
  const auto results = std::move(tally).finish();
  EXPECT_EQ(results[0].reason, "no request can make it answer so");
  EXPECT_EQ(results[1].reason, "`one` was skipped: ids 0 and 1 may be in use");
}

TEST(Tally, TellsClausesApartWhoseIdsStoodAtOnePlaceInTurn) {
  Tally tally;
  std::string id = "a";
  tally.add("one", {{id, State::kept}});
  id = "b";
  tally.add("two", {{id, State::broken}});
  const std::vector<std::pair<std::string, State>> expected = {{"a", State::kept},
                                                               {"b", State::broken}};
  EXPECT_EQ(states_of(std::move(tally)), expected);
}

TEST(Tally, SaysWhyAClauseWasBlocked) {
  Tally tally;
  tally.block("one", {"a"}, "no credentials");
  const auto result = std::move(tally).finish().front();
  EXPECT_EQ(result.state, State::blocked);
  EXPECT_EQ(result.reason, "no credentials");
}

TEST(Tally, TakesAnUnlistedClauseForAnAssertionByHand) {
  Tally tally;
  tally.add("one", {{"one/expect/body/id", State::kept}, {"one/http/framing", State::kept}});
  const auto results = std::move(tally).finish();
  EXPECT_EQ(results[0].clause.kind, contract::ClauseKind::assertion);
  EXPECT_EQ(results[1].clause.kind, contract::ClauseKind::http);
}

}  // namespace
}  // namespace assay::results
