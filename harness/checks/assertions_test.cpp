#include <chrono>

#include <gtest/gtest.h>

#include "checks/all.h"
#include "checks/testing/world.h"

namespace assay::checks {
namespace {

using contract::State;
using testing::findings_of;
using testing::States;
using testing::states_of;
using testing::World;

const std::string echo = "acme/connector.delete/response/200#/id:equals";
const std::string numbers = "acme/connector.delete/response/200#/numbers:equals";

TEST(EqualitiesCheck, KeepsAnEchoOfWhatWasSent) {
  EXPECT_EQ(states_of(World().answers(200, R"({"id": "4"})").said_by(all::equalities)),
            (States{{echo, State::kept}}));
}

TEST(EqualitiesCheck, ComparesValuesAndLeavesTypesToTheSchema) {
  EXPECT_EQ(states_of(World().answers(200, R"({"id": 4})").said_by(all::equalities)),
            (States{{echo, State::kept}}));
  EXPECT_EQ(
      states_of(World().sent("id", 4).answers(200, R"({"id": 4.0})").said_by(all::equalities)),
      (States{{echo, State::kept}}));
}

TEST(EqualitiesCheck, BreaksByAnotherValueAndByNone) {
  const auto other = World().answers(200, R"({"id": "5"})").said_by(all::equalities);
  EXPECT_EQ(states_of(other), (States{{echo, State::broken}}));
  EXPECT_EQ(other.findings.front().at, "/id");
  const auto none = World().answers(200, "{}").said_by(all::equalities);
  EXPECT_EQ(states_of(none), (States{{echo, State::broken}}));
  EXPECT_EQ(none.findings.front().actual, "nothing: it is absent");
}

TEST(EqualitiesCheck, ComparesIdsInAnyOrder) {
  const auto said = [](std::string_view listed) {
    return states_of(World()
                         .knows({"+1", "+2", "+2"})
                         .answers(200, "{\"id\": \"4\", \"numbers\": " + std::string(listed) + "}")
                         .said_by(all::equalities));
  };
  EXPECT_EQ(said(R"(["+2", "+1", "+2"])"), (States{{echo, State::kept}, {numbers, State::kept}}));
  for (const auto* wrong : {R"(["+1", "+2"])", R"(["+1", "+1", "+2"])", "[]", "\"+1\"", "null"})
    EXPECT_EQ(said(wrong), (States{{echo, State::kept}, {numbers, State::broken}})) << wrong;
}

TEST(EqualitiesCheck, AsksNothingOfAnError) {
  EXPECT_EQ(states_of(World().answers(404, R"({"error": "NOT_FOUND"})").said_by(all::equalities)),
            States());
}

TEST(MatchersCheck, KeepsWhatMatches) {
  EXPECT_EQ(states_of(World("{body: {/id: \"4\", /name: {type: string}}, headers: {Content-Type: "
                            "application/json}}")
                          .answers(200, R"({"id": "4", "name": "a"})")
                          .said_by(all::matchers)),
            (States{{"acme/case/expect/body/id", State::kept},
                    {"acme/case/expect/body/name", State::kept},
                    {"acme/case/expect/headers/content-type", State::kept}}));
}

TEST(MatchersCheck, BreaksByWhatDoesNot) {
  World world("{body: {/items/*/n: {above: 1}}}");
  const auto said =
      world.answers(200, R"({"items": [{"n": 2}, {"n": 1}, {}]})").said_by(all::matchers);
  EXPECT_EQ(states_of(said),
            (States{{"acme/case/expect/body/items/*/n", State::broken},
                    {"acme/case/expect/body/items/*/n", State::broken},
                    {"acme/case/expect/body/items/*/n", State::kept}}));
  ASSERT_EQ(said.findings.size(), 2U);
  EXPECT_EQ(said.findings[0].at, "/items/1/n");
  EXPECT_EQ(said.findings[1].at, "/items/2/n");
  EXPECT_NE(said.findings[0].body_excerpt, "");
  EXPECT_EQ(world.sources().name(said.findings[0].case_span), "cases/x.yaml");
}

TEST(MatchersCheck, BreaksByAHeaderThatIsAbsent) {
  const auto said =
      World("{headers: {Retry-After: {exists: true}}}").answers(200, "{}").said_by(all::matchers);
  EXPECT_EQ(states_of(said), (States{{"acme/case/expect/headers/retry-after", State::broken}}));
  EXPECT_EQ(said.findings.front().at, "Retry-After");
}

TEST(MatchersCheck, JoinsTheFieldsOfOneName) {
  http::Response response{.status = 200};
  response.headers = {{"Allow", "GET"}, {"allow", "DELETE"}};
  EXPECT_EQ(
      states_of(
          World("{headers: {Allow: \"GET, DELETE\"}}").answers(response).said_by(all::matchers)),
      (States{{"acme/case/expect/headers/allow", State::kept}}));
}

TEST(MatchersCheck, BreaksByABodyThatIsNoJson) {
  EXPECT_EQ(
      states_of(World("{body: {/id: 4}}").answers(200, "<p>", "text/html").said_by(all::matchers)),
      (States{{"acme/case/expect/body/id", State::broken}}));
}

TEST(MatchersCheck, ExercisesNothingBelowAnEmptyArray) {
  EXPECT_EQ(
      states_of(
          World("{body: {/items/*/n: 1}}").answers(200, R"({"items": []})").said_by(all::matchers)),
      (States{{"acme/case/expect/body/items/*/n", State::unexercised}}));
}

TEST(MatchersCheck, CannotJudgeByAValueThatNobodyKnows) {
  const auto said =
      World("{body: {/id: \"${nobody}\"}}").answers(200, R"({"id": 1})").said_by(all::matchers);
  EXPECT_EQ(states_of(said), (States{{"acme/case/expect/body/id", State::indeterminate}}));
}

TEST(TimeCheck, KeepsOrBreaksTheLimit) {
  using std::chrono::milliseconds;
  World world("{time: {under: 800ms}}");
  world.answers(200, "{}");
  EXPECT_EQ(states_of(world.took(milliseconds(799)).said_by(all::time)),
            (States{{"acme/case/expect/time", State::kept}}));
  // The figure is left to the timing: findings of the same answers are the same.
  EXPECT_EQ(findings_of(world.took(milliseconds(800)).said_by(all::time)),
            (std::vector<std::string>{
                "acme/case/expect/time: expected a whole answer in under 800 ms, got it "
                "took longer (see the timing of the exchange)"}));
}

}  // namespace
}  // namespace assay::checks
