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

const std::string operation = "acme/connector.delete";
const std::string documented = operation + "/response/200/content-type";
const std::string sound = operation + "/http/content-type";

TEST(ContentTypeCheck, KeepsTheDocumentedType) {
  for (const auto* type :
       {"application/json", "application/json; charset=UTF-8", "Application/JSON"})
    EXPECT_EQ(states_of(World().answers(200, "{}", type).said_by(all::content_type)),
              (States{{sound, State::kept}, {documented, State::kept}}))
        << type;
}

TEST(ContentTypeCheck, BreaksByATypeThatIsNotDocumented) {
  EXPECT_EQ(findings_of(World().answers(200, "{}", "text/html").said_by(all::content_type)),
            (std::vector{documented + ": expected `application/json`, got `text/html`"}));
}

TEST(ContentTypeCheck, BreaksByABodyWithoutAType) {
  const auto said = World().answers(200, "{}", "").said_by(all::content_type);
  EXPECT_EQ(states_of(said), (States{{sound, State::broken}}));
  EXPECT_EQ(findings_of(said),
            (std::vector{sound + ": expected `application/json`, got a body of 2 bytes without "
                                 "`Content-Type`"}));
}

TEST(ContentTypeCheck, BreaksByJsonInAnotherCharset) {
  EXPECT_EQ(
      findings_of(World()
                      .answers(200, "{}", "application/json; charset=utf-16")
                      .said_by(all::content_type)),
      (std::vector{sound + ": expected a `Content-Type` that fits the body, got `application/json; "
                           "charset=utf-16`: JSON is UTF-8 (RFC 8259 section 8.1)"}));
}

TEST(ContentTypeCheck, BreaksByWhatIsNoMediaType) {
  EXPECT_EQ(states_of(World().answers(200, "{}", "json").said_by(all::content_type)),
            (States{{sound, State::broken}, {documented, State::broken}}));
}

TEST(ContentTypeCheck, LeavesDocumentedTypesOutThatAreNone) {
  World world;
  world.documents_types({"xls", "text/csv", "json"}).answers(200, "{}", "text/html");
  EXPECT_EQ(findings_of(world.said_by(all::content_type)),
            (std::vector{documented + ": expected `text/csv`, got `text/html`"}));
  EXPECT_EQ(states_of(world.answers(200, "a", "text/csv").said_by(all::content_type)),
            (States{{sound, State::kept}, {documented, State::kept}}));
  EXPECT_EQ(states_of(world.documents_types({"xls"}).said_by(all::content_type)),
            (States{{sound, State::kept}}));
}

TEST(ContentTypeCheck, BreaksByTwoOfThem) {
  http::Response response{.status = 200, .body = "{}"};
  response.headers = {{"Content-Type", "application/json"}, {"content-type", "text/plain"}};
  EXPECT_EQ(states_of(World().answers(response).said_by(all::content_type)),
            (States{{sound, State::broken}, {documented, State::kept}}));
}

TEST(ContentTypeCheck, WhereNothingIsDocumentedAsksThatJsonSaysSo) {
  EXPECT_EQ(
      findings_of(World().answers(204, "{}", "text/html").said_by(all::content_type)),
      (std::vector{sound + ": expected a `Content-Type` that fits the body, got `text/html`: the "
                           "body is JSON"}));
  EXPECT_EQ(states_of(World().answers(204, "<p>", "text/html").said_by(all::content_type)),
            (States{{sound, State::kept}}));
}

TEST(ContentTypeCheck, AsksNothingOfAnAnswerWithoutABody) {
  EXPECT_EQ(states_of(World().answers(204, "", "").said_by(all::content_type)), States());
}

TEST(JsonCheck, KeepsJson) {
  EXPECT_EQ(states_of(World().answers(200, "{\"a\": [1.5e3, null]}").said_by(all::json)),
            (States{{operation + "/http/json", State::kept}}));
}

TEST(JsonCheck, BreaksWhereTheTextStopsBeingJson) {
  const auto said = World().answers(200, "{\"a\": tru}").said_by(all::json);
  EXPECT_EQ(states_of(said), (States{{operation + "/http/json", State::broken}}));
  EXPECT_EQ(said.findings.front().expected, "JSON (RFC 8259)");
  EXPECT_NE(said.findings.front().body_excerpt.find(" 1 | {\"a\": tru}\n"), std::string::npos);
}

TEST(JsonCheck, BreaksByAKeyThatStandsTwice) {
  const auto said = World().answers(200, "{\"a\": 1,\n \"a\": 2}").said_by(all::json);
  EXPECT_EQ(
      findings_of(said),
      (std::vector{operation + "/http/json: expected each key once (RFC 8259 section 4), got the "
                               "key `a` twice"}));
  EXPECT_EQ(said.findings.front().at, "/a");
}

TEST(JsonCheck, BreaksByAnEmptyBodyWhereOneIsDocumented) {
  for (const auto* type : {"application/json", ""})
    EXPECT_EQ(findings_of(World().answers(200, "", type).said_by(all::json)),
              (std::vector{operation + "/http/json: expected a JSON body, got an empty body"}));
  for (const int status : {204, 205, 304})
    EXPECT_EQ(states_of(World().answers(status, "", "application/json").said_by(all::json)),
              States())
        << status;
  EXPECT_EQ(states_of(World().requested_by("HEAD").answers(200, "").said_by(all::json)), States());
}

TEST(JsonCheck, CallsBytesThatAreNoUtf8AFaultOfTheEncoding) {
  for (const auto* body : {"{\"a\": \"\xFF\"}", "\xEF\xBB\xBF{}"}) {
    const auto said = World().answers(200, body).said_by(all::json);
    EXPECT_EQ(states_of(said), (States{{operation + "/http/encoding", State::broken}})) << body;
  }
}

TEST(JsonCheck, CannotJudgeWhatIsNestedBeyondOurLimit) {
  const auto said = World().answers(200, std::string(100'000, '[')).said_by(all::json);
  EXPECT_EQ(states_of(said), (States{{operation + "/http/json", State::indeterminate}}));
}

TEST(JsonCheck, LeavesOtherTypesAlone) {
  EXPECT_EQ(states_of(World().answers(200, "<p>", "text/html").said_by(all::json)), States());
}

}  // namespace
}  // namespace assay::checks
