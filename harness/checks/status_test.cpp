#include <gtest/gtest.h>

#include "checks/all.h"
#include "checks/testing/world.h"

namespace assay::checks {
namespace {

using contract::State;
using testing::Errors;
using testing::findings_of;
using testing::States;
using testing::states_of;
using testing::World;

const std::string operation = "acme/connector.delete";
constexpr auto not_found = R"({"error": "NOT_FOUND"})";

TEST(StatusCheck, KeepsTheStatusThatWasExpected) {
  for (const auto* expect : {"{status: 200}", "{status: 2xx}", "{status: [204, 200]}", "{}"}) {
    const auto said = World(expect).answers(200, "{}").said_by(all::status);
    EXPECT_EQ(findings_of(said), std::vector<std::string>()) << expect;
    const auto states = states_of(said);
    EXPECT_NE(
        std::find(states.begin(), states.end(), std::pair(operation + "/status/200", State::kept)),
        states.end())
        << expect;
  }
}

TEST(StatusCheck, KeepsWhatTheCaseIsForOfItsKinds) {
  const auto said =
      World("{status: 404}", {"error/NOT_FOUND", "security/token", "response/200#/id:equals"})
          .answers(404, not_found)
          .said_by(all::status);
  EXPECT_EQ(states_of(said),
            (States{{operation + "/error/NOT_FOUND", State::kept},
                    {operation + "/security/token", State::kept},
                    {operation + "/status/404", State::kept}}));
}

TEST(StatusCheck, LeavesAnErrorToTheStepThatExpectsIt) {
  const std::vector<std::string> clauses{"error/NOT_FOUND", "security/token"};
  EXPECT_EQ(states_of(World("{status: 200}", clauses).answers(299, "{}").said_by(all::status)),
            (States{{operation + "/status/200", State::broken}}));
  EXPECT_EQ(states_of(World("{status: 4xx}", clauses).answers(404, not_found).said_by(all::status)),
            (States{{operation + "/error/NOT_FOUND", State::kept},
                    {operation + "/security/token", State::kept},
                    {operation + "/status/404", State::kept}}));
  EXPECT_EQ(
      states_of(
          World("{status: 200}", clauses, Errors::in_body).answers(299, "{}").said_by(all::status)),
      (States{{operation + "/status/200", State::broken}}));
  EXPECT_EQ(states_of(World("{status: 200, error: IN_USE}", clauses, Errors::in_body)
                          .answers(299, "{}")
                          .said_by(all::status)),
            (States{{operation + "/status/200", State::broken}}));
}

TEST(StatusCheck, KeepsOfSeveralStatusesTheOneThatCame) {
  EXPECT_EQ(states_of(World("{status: [200, 204]}", {"status/200", "status/204", "security/token"})
                          .answers(204, "", "")
                          .said_by(all::status)),
            (States{{operation + "/security/token", State::kept},
                    {operation + "/status/204", State::kept}}));
  EXPECT_EQ(states_of(World("{status: [200, 204]}").answers(200, "{}").said_by(all::status)),
            (States{{operation + "/status/200", State::kept}}));
}

TEST(StatusCheck, KeepsNoErrorOfAnotherStatus) {
  EXPECT_EQ(states_of(World("{status: [404, 409]}", {"error/NOT_FOUND", "security/token"})
                          .answers(409, R"({"error": "IN_USE"})")
                          .said_by(all::status)),
            (States{{operation + "/security/token", State::kept},
                    {operation + "/status/409", State::kept}}));
}

TEST(StatusCheck, JudgesStatementsOnRequestsWhereTheCaseIsForNoAnswer) {
  EXPECT_EQ(
      states_of(World("{status: 200}", {"security/token"}).answers(200, "{}").said_by(all::status)),
      (States{{operation + "/security/token", State::kept},
              {operation + "/status/200", State::kept}}));
}

TEST(StatusCheck, NamesTheFirstOfThemWhenTheStatusIsAnother) {
  const auto said = World("{status: 404}", {"error/NOT_FOUND", "security/token"})
                        .answers(200, "{}")
                        .said_by(all::status);
  EXPECT_EQ(states_of(said),
            (States{{operation + "/error/NOT_FOUND", State::broken},
                    {operation + "/security/token", State::broken}}));
  EXPECT_EQ(findings_of(said),
            (std::vector{operation + "/error/NOT_FOUND: expected status 404, got status 200"}));
  EXPECT_EQ(said.findings.front().source, "page.md:9:1");
}

TEST(StatusCheck, NamesTheStatusWhereTheCaseIsForNothing) {
  const auto said = World("{status: 200}").answers(404, not_found).said_by(all::status);
  EXPECT_EQ(
      findings_of(said),
      (std::vector{operation + "/status/200: expected status 200, got status 404 with the error "
                               "`NOT_FOUND`"}));
  EXPECT_EQ(said.findings.front().at, "/error");
  EXPECT_EQ(said.findings.front().body_excerpt,
            "   |\n 1 | {\"error\": \"NOT_FOUND\"}\n   |           ^^^^^^^^^^^\n");
}

TEST(StatusCheck, NamesTheAssertionWhereTheContractHasNoSuchStatus) {
  const auto said = World("{status: [418, 5xx]}").answers(200, "{}").said_by(all::status);
  EXPECT_EQ(findings_of(said),
            (std::vector<std::string>{
                "acme/case/expect/status: expected status 418 or 5xx, got status 200"}));
}

TEST(StatusCheck, PointsAtTheExpectation) {
  World world("{status: 200}");
  const auto said = world.answers(500, "").said_by(all::status);
  EXPECT_EQ(world.sources().place(said.findings.front().case_span), "cases/x.yaml:9:22");
}

TEST(StatusCheck, WithoutAnExpectationTakesNoErrorForAnAnswer) {
  EXPECT_EQ(
      findings_of(World("{}").answers(404, not_found).said_by(all::status)),
      (std::vector<std::string>{"acme/case/expect/status: expected a status that is no error, "
                                "got status 404 with the error `NOT_FOUND`"}));
}

TEST(StatusCheck, LeavesErrorsInTheBodyToTheErrorCode) {
  EXPECT_EQ(
      World("{}", {}, Errors::in_body).answers(200, not_found).said_by(all::status).findings.size(),
      0U);
}

TEST(StatusCheck, JudgesRawRequestsByTheAssertion) {
  EXPECT_EQ(states_of(World("{status: 200}").raw().answers(200, "x").said_by(all::status)),
            (States{{"acme/case/expect/status", State::kept}}));
  EXPECT_EQ(states_of(World("{}").raw().answers(500, "x").said_by(all::status)), States());
}

TEST(StatusCheck, NamesTheStepInTheAssertion) {
  EXPECT_EQ(states_of(World("{status: 418}").named("again").answers(200, "").said_by(all::status)),
            (States{{"acme/case/expect/again/status", State::broken}}));
}

// --- documented or not ---

TEST(DocumentedStatusCheck, KeepsADocumentedStatus) {
  EXPECT_EQ(states_of(World().answers(204, "", "").said_by(all::documented_status)),
            (States{{operation + "/http/documented-status", State::kept}}));
}

TEST(DocumentedStatusCheck, BreaksByAnyOther) {
  EXPECT_EQ(
      findings_of(World("{status: 418}").answers(418, "").said_by(all::documented_status)),
      (std::vector{operation + "/http/documented-status: expected a documented status: 200, 204, "
                               "404, 409, got status 418"}));
}

TEST(DocumentedStatusCheck, BreaksByWhatIsNoStatusAtAllEvenOfARawRequest) {
  for (const int status : {0, 99, 600, 999}) {
    const auto said = World("{}").raw().answers(status, "").said_by(all::documented_status);
    EXPECT_EQ(states_of(said), (States{{"acme/case/http/documented-status", State::broken}}));
  }
  EXPECT_EQ(World("{}").answers(0, "").said_by(all::documented_status).findings.front().actual,
            "status 000");
}

}  // namespace
}  // namespace assay::checks
