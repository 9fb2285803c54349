#include <gtest/gtest.h>

#include "checks/all.h"
#include "checks/testing/world.h"

namespace assay::checks {
namespace {

using contract::Level;
using contract::State;
using testing::Errors;
using testing::findings_of;
using testing::States;
using testing::states_of;
using testing::World;

const std::string operation = "acme/connector.delete";

/// The state of one clause, or unexercised when nobody evaluated it.
State state_of(const Evaluations& said, const std::string& clause) {
  auto state = State::unexercised;
  for (const auto& evaluation : said.clauses) {
    if (evaluation.clause == operation + "/response/" + clause)
      state = contract::worse(state, evaluation.state);
  }
  return state;
}

TEST(BodyShapeCheck, CompilesTheContract) {
  EXPECT_EQ(World().problems(), "");
}

TEST(BodyShapeCheck, KeepsTheClausesThatTheBodyTouches) {
  const auto said = World().answers(200, R"({"id": "4", "name": "a"})").said_by(all::body_shape);
  EXPECT_EQ(findings_of(said), std::vector<std::string>());
  EXPECT_EQ(state_of(said, "200#/id:type"), State::kept);
  EXPECT_EQ(state_of(said, "200#/id:required"), State::kept);
  EXPECT_EQ(state_of(said, "200#/numbers:type"), State::unexercised);
  EXPECT_GE(said.engines, 1U);
}

TEST(BodyShapeCheck, FindsAWrongTypeAtItsPlace) {
  World world;
  const auto said = world.answers(200, "{\"id\": 4,\n \"name\": \"a\"}").said_by(all::body_shape);
  ASSERT_EQ(said.findings.size(), 1U);
  const auto& finding = said.findings.front();
  EXPECT_EQ(finding.clause, operation + "/response/200#/id:type");
  EXPECT_EQ(finding.at, "/id");
  EXPECT_EQ(finding.level, Level::must);
  EXPECT_EQ(finding.source, "page.md:4:3");
  EXPECT_EQ(finding.body_excerpt, "   |\n 1 | {\"id\": 4,\n   |        ^\n");
  EXPECT_EQ(world.sources().name(finding.contract_span), "schemas/acme.json");
}

TEST(BodyShapeCheck, FindsAMissingProperty) {
  const auto said = World().answers(200, R"({"id": "4"})").said_by(all::body_shape);
  ASSERT_EQ(said.findings.size(), 1U);
  EXPECT_EQ(said.findings.front().clause, operation + "/response/200#/name:required");
  EXPECT_EQ(said.findings.front().at, "/name");
  EXPECT_EQ(said.findings.front().body_excerpt, "   |\n 1 | {\"id\": \"4\"}\n   | ^\n");
}

TEST(BodyShapeCheck, JudgesAnErrorByTheSchemaOfErrors) {
  const auto said =
      World("{error: NOT_FOUND}").answers(404, R"({"error": 1})").said_by(all::body_shape);
  EXPECT_EQ(state_of(said, "404#/error:type"), State::broken);
}

TEST(BodyShapeCheck, JudgesAnErrorInABodyApartFromItsSuccess) {
  const auto said = World("{error: NOT_FOUND}", {}, Errors::in_body)
                        .answers(200, R"({"error": 1})")
                        .said_by(all::body_shape);
  EXPECT_EQ(state_of(said, "200.error#/error:type"), State::broken);
  EXPECT_EQ(state_of(said, "200#/id:required"), State::unexercised);
}

TEST(BodyShapeCheck, JudgesDocumentedJsonThoughItsTypeIsWrong) {
  const auto said =
      World().answers(200, R"({"id": 4, "name": "a"})", "text/html").said_by(all::body_shape);
  EXPECT_EQ(state_of(said, "200#/id:type"), State::broken);
}

TEST(BodyShapeCheck, JudgesByTheContentThatSpeaksOfTheTypeMostClosely) {
  const auto said =
      World().documents_first("*/*").answers(200, R"({"id": 4})").said_by(all::body_shape);
  EXPECT_EQ(state_of(said, "200#/id:type"), State::broken);
}

TEST(BodyShapeCheck, ListsAFewPlacesOfOneClause) {
  std::string numbers = "1";
  for (int i = 0; i < 100; ++i)
    numbers += ",1";
  const auto said = World()
                        .answers(200, R"({"id": "4", "name": "a", "numbers": [)" + numbers + "]}")
                        .said_by(all::body_shape);
  EXPECT_EQ(said.findings.size(), 5U);
  EXPECT_EQ(said.findings.back().advice, "others that break it are not listed");
}

TEST(BodyShapeCheck, JudgesByTheSchemaThatTheCaseNames) {
  World world;
  world.file("cases/own.json", R"({"type": "object", "required": ["extra"]})");
  const auto said = world.answers(200, "{}").said_by(all::body_shape);
  EXPECT_EQ(world.problems(), "");
  ASSERT_EQ(said.findings.size(), 1U);
  EXPECT_EQ(said.findings.front().clause, "acme/case/expect/schema#/extra:required");
}

TEST(BodyShapeCheck, JudgesNothingWhereTheCaseWantsNoSchema) {
  EXPECT_EQ(states_of(World("{schema: none}").answers(200, "[]").said_by(all::body_shape)),
            States());
}

TEST(BodyShapeCheck, CannotJudgeByASchemaThatDidNotCompile) {
  World world;
  world.file("cases/own.json", R"({"$ref": "#/nowhere"})");
  const auto said = world.answers(200, "{}").said_by(all::body_shape);
  EXPECT_NE(world.problems(), "");
  ASSERT_EQ(said.findings.size(), 1U);
  EXPECT_EQ(said.findings.front().state, State::indeterminate);
}

TEST(UndocumentedFieldsCheck, WarnsAsAShould) {
  const auto said = World()
                        .answers(200, R"({"id": "4", "name": "a", "odd~/\u001b": 1})")
                        .said_by(all::undocumented_fields);
  EXPECT_EQ(states_of(said), States());
  EXPECT_EQ(findings_of(said),
            (std::vector<std::string>{"acme/case/expect/undocumented: expected no field that the "
                                      "documentation does not name, got `/odd~0~1\\x1b`"}));
  EXPECT_EQ(said.findings.front().level, Level::should);
}

TEST(UndocumentedFieldsCheck, FailsOrKeepsQuietWhereTheCaseSaysSo) {
  constexpr auto body = R"({"id": "4", "name": "a", "odd": 1})";
  const auto failing =
      World("{undocumented: fail}").answers(200, body).said_by(all::undocumented_fields);
  EXPECT_EQ(states_of(failing), (States{{"acme/case/expect/undocumented", State::broken}}));
  EXPECT_EQ(failing.findings.front().level, Level::must);
  EXPECT_EQ(World("{undocumented: off}")
                .answers(200, body)
                .said_by(all::undocumented_fields)
                .findings.size(),
            0U);
}

TEST(UndocumentedFieldsCheck, KeepsTheAssertionOfAnAnswerWithoutAny) {
  EXPECT_EQ(states_of(World("{undocumented: fail}")
                          .answers(200, R"({"id": "4", "name": "a"})")
                          .said_by(all::undocumented_fields)),
            (States{{"acme/case/expect/undocumented", State::kept}}));
}

}  // namespace
}  // namespace assay::checks
