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

TEST(ErrorCodeCheck, KeepsTheErrorThatWasExpected) {
  EXPECT_EQ(states_of(World("{error: NOT_FOUND}").answers(404, not_found).said_by(all::error_code)),
            (States{{operation + "/error/NOT_FOUND", State::kept},
                    {operation + "/error/NOT_FOUND", State::kept}}));
}

TEST(ErrorCodeCheck, BreaksByAnotherCode) {
  const auto said =
      World("{error: IN_USE}", {"error/IN_USE"}).answers(404, not_found).said_by(all::error_code);
  EXPECT_EQ(states_of(said), (States{{operation + "/error/IN_USE", State::broken}}));
  EXPECT_EQ(findings_of(said),
            (std::vector{operation + "/error/IN_USE: expected the error `IN_USE`, got the error "
                                     "`NOT_FOUND`"}));
  EXPECT_EQ(said.findings.front().at, "/error");
  EXPECT_EQ(said.findings.front().advice, "");
}

TEST(ErrorCodeCheck, SaysThatACodeIsNotDocumented) {
  const auto said = World("{error: NOT_FOUND}")
                        .answers(404, "{\"error\": \"GONE\\u001b\"}")
                        .said_by(all::error_code);
  EXPECT_EQ(
      findings_of(said),
      (std::vector{operation + "/error/NOT_FOUND: expected the error `NOT_FOUND`, got the error "
                               "`GONE\\x1b`, which the documentation does not name"}));
  EXPECT_EQ(said.findings.front().advice, "documented codes: `NOT_FOUND`, `IN_USE`");
}

TEST(ErrorCodeCheck, BreaksByAnAnswerThatIsNoError) {
  EXPECT_EQ(
      findings_of(World("{error: NOT_FOUND}").answers(200, "{}").said_by(all::error_code)),
      (std::vector{operation + "/error/NOT_FOUND: expected the error `NOT_FOUND`, got an answer "
                               "that is no error"}));
}

TEST(ErrorCodeCheck, BreaksByAnErrorWithoutACode) {
  EXPECT_EQ(
      findings_of(World("{error: NOT_FOUND}").answers(404, "[]").said_by(all::error_code)),
      (std::vector{operation + "/error/NOT_FOUND: expected the error `NOT_FOUND`, got an error "
                               "without a code"}));
}

TEST(ErrorCodeCheck, BreaksByTheCodeWithAStatusThatIsNotItsOwn) {
  EXPECT_EQ(
      findings_of(World("{error: NOT_FOUND}").answers(409, not_found).said_by(all::error_code)),
      (std::vector{operation + "/error/NOT_FOUND: expected the error `NOT_FOUND` with status 404, "
                               "got it came with status 409"}));
  // Where the case asks for the status, that check says it.
  EXPECT_EQ(World("{status: 404, error: NOT_FOUND}")
                .answers(409, not_found)
                .said_by(all::error_code)
                .findings.size(),
            0U);
}

TEST(ErrorCodeCheck, BreaksByAnErrorInABodyThatShouldHaveNone) {
  const auto said = World("{status: 200}", {"status/200"}, Errors::in_body)
                        .answers(200, not_found)
                        .said_by(all::error_code);
  EXPECT_EQ(
      findings_of(said),
      (std::vector{operation + "/status/200: expected an answer that is no error, got the error "
                               "`NOT_FOUND`"}));
}

TEST(ErrorCodeCheck, KeepsWhatTheCaseIsForWithoutAnErrorInTheBody) {
  EXPECT_EQ(
      states_of(
          World("{}", {"status/200"}, Errors::in_body).answers(200, "{}").said_by(all::error_code)),
      (States{{operation + "/status/200", State::kept}}));
}

TEST(ErrorCodeCheck, LeavesErrorsByStatusToTheStatus) {
  EXPECT_EQ(states_of(World("{status: 200}").answers(404, not_found).said_by(all::error_code)),
            States());
}

TEST(ErrorCodeCheck, NamesTheAssertionForACodeThatNobodyDocuments) {
  EXPECT_EQ(
      states_of(
          World("{error: OWN}").answers(404, "{\"error\": \"OWN\"}").said_by(all::error_code)),
      (States{{"acme/case/expect/error", State::kept}}));
}

}  // namespace
}  // namespace assay::checks
