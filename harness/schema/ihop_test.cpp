#include "schema/ihop.h"

#include <chrono>

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace assay::schema {
namespace {

namespace json = boost::json;

std::string answer(IhopSession& session, std::string_view line) {
  const auto said = session.answer(line);
  return said ? *said : said.error().message;
}

TEST(Ihop, IntroducesItself) {
  IhopSession session({.version = "0.1.0"});
  const auto said = json::parse(answer(session, R"({"cmd": "start", "version": 1})")).as_object();
  EXPECT_EQ(said.at("version"), 1);
  const auto& implementation = said.at("implementation").as_object();
  for (const auto* member : {"name", "language", "dialects", "homepage", "issues", "source"})
    EXPECT_TRUE(implementation.contains(member)) << member;
  EXPECT_EQ(implementation.at("version"), "0.1.0");
  EXPECT_EQ(implementation.at("dialects").as_array().size(), 5U);
}

TEST(Ihop, RunsACaseInTheDialectThatWasSet) {
  IhopSession session({});
  EXPECT_EQ(answer(session, R"({"cmd":"dialect","dialect":"urn:none"})"), R"({"ok":false})");
  EXPECT_EQ(
      answer(session, R"({"cmd":"dialect","dialect":"http://json-schema.org/draft-04/schema#"})"),
      R"({"ok":true})");
  EXPECT_EQ(answer(session,
                   R"({"cmd":"run","seq":7,"case":{"description":"x","schema":)"
                   R"({"minimum":1,"exclusiveMinimum":true},"tests":[)"
                   R"({"description":"a","instance":1},{"description":"b","instance":2}]}})"),
            R"({"seq":7,"results":[{"valid":false},{"valid":true}]})");
}

TEST(Ihop, FindsWhatTheRegistryHolds) {
  IhopSession session({});
  EXPECT_EQ(
      answer(session,
             R"({"cmd":"run","seq":"s","case":{"schema":{"$ref":"http://x.test/a"},)"
             R"("registry":{"http://x.test/a":{"type":"string"}},"tests":[{"instance":1}]}})"),
      R"({"seq":"s","results":[{"valid":false}]})");
}

TEST(Ihop, AnswersWhatItCannotJudgeWithAnError) {
  IhopSession session({});
  EXPECT_EQ(
      answer(session,
             R"({"cmd":"run","seq":1,"case":{"schema":{"$ref":"#"},"tests":[{"instance":1}]}})"),
      R"({"seq":1,"errored":true,"context":{"message":)"
      R"("the reference leads back to itself without going into the value"}})");
  EXPECT_EQ(
      answer(
          session,
          fmt::format(
              R"({{"cmd":"run","seq":2,"case":{{"schema":{{"pattern":"^(a+)+$"}},"tests":[{{"instance":"{}!"}}]}}}})",
              std::string(40, 'a'))),
      R"({"seq":2,"results":[{"errored":true,"context":{"message":)"
      R"("a pattern took more steps than we allow"}}]})");
}

TEST(Ihop, StopsWhenItIsTold) {
  IhopSession session({});
  EXPECT_EQ(answer(session, R"({"cmd":"stop"})"), "");
  EXPECT_TRUE(session.has_stopped());
}

TEST(Ihop, RefusesWhatIsNoCommand) {
  IhopSession session({});
  EXPECT_EQ(answer(session, R"({"cmd":"go"})"), R"(`{"cmd":"go"}` is no command of the protocol)");
  EXPECT_EQ(answer(session, "{"), "`{` is no command of the protocol");
  EXPECT_EQ(answer(session, ""), "`` is no command of the protocol");
  EXPECT_EQ(answer(session, R"({"cmd":"start","version":2})"),
            "version `2` of the protocol was asked for");
  EXPECT_FALSE(session.has_stopped());
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i)
    text += part;
  return text;
}

/// Schemas and instances that are made to hurt, and what is to be said of them: a verdict, or
/// `errored`.
struct Hostile {
  const char* name;
  std::string schema;
  std::string instance;
  std::string expected;
};

class HostileInput : public ::testing::TestWithParam<Hostile> {};

TEST_P(HostileInput, GetsAnAnswerInTime) {
  const auto& [name, schema, instance, expected] = GetParam();
  IhopSession session({.formats = Formats::assert_});
  const auto start = std::chrono::steady_clock::now();
  const auto said = json::parse(answer(
      session,
      fmt::format(R"({{"cmd":"run","seq":1,"case":{{"schema":{},"tests":[{{"instance":{}}}]}}}})",
                  schema,
                  instance)));
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start);
  const auto& object = said.as_object();
  const auto& result = object.contains("results") ? object.at("results").at(0).as_object() : object;
  std::string verdict = "errored";
  if (result.contains("valid")) verdict = result.at("valid").as_bool() ? "valid" : "invalid";
  EXPECT_EQ(verdict, expected);
  EXPECT_LT(seconds.count(), 20.0);  // a second, on a machine with nothing else to do
}

/// `unevaluatedProperties` beside seven branches, each such a schema again.
std::string branches(int depth) {
  if (depth == 0) return "true";
  const auto below = branches(depth - 1);
  return fmt::format(R"({{"anyOf":[{}true],"unevaluatedProperties":{}}})",
                     repeated(R"({"properties":{"a":true}},)", 6),
                     below);
}

const std::string loops = R"({"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}},)";

INSTANTIATE_TEST_SUITE_P(
    Of,
    HostileInput,
    ::testing::Values(
        Hostile{"CatastrophicPattern",
                R"({"pattern":"^(\\w+\\s?)*$"})",
                "\"" + repeated("word", 20) + "!\"",
                "errored"},
        Hostile{"CatastrophicPatternInNames",
                R"({"patternProperties":{"^(x+x+)+$":false}})",
                "{\"" + std::string(60, 'x') + "!\":1}",
                "errored"},
        Hostile{"PatternOverALongText",
                R"({"pattern":"^(.|x)*$"})",
                "\"" + std::string(500'000, 'z') + "\"",
                "errored"},
        Hostile{"PatternOfManyGroups",
                R"({"pattern":")" + repeated("(", 2000) + "a" + repeated(")", 2000) + R"("})",
                "\"a\"",
                "errored"},
        Hostile{"PatternThatRepeatsRepeats",
                R"({"pattern":"^((((a{1,100}){1,100}){1,100}){1,100})$"})",
                "\"a\"",
                "errored"},
        Hostile{"DeepInstance",
                R"({"type":"array","items":{"$ref":"#"}})",
                repeated("[", 900) + repeated("]", 900),
                "valid"},
        Hostile{"InstanceBeyondOurDepth",
                R"({"items":{"$ref":"#"}})",
                repeated("[", 60'000) + repeated("]", 60'000),
                "errored"},
        Hostile{"DeepSchema",
                repeated(R"({"items":)", 10'000) + "true" + repeated("}", 10'000),
                "1",
                "errored"},
        Hostile{
            "DeepInstanceThroughBranches",
            R"({"anyOf":[{"type":"integer"},{"type":"object","properties":{"c":{"$ref":"#"}}}]})",
            repeated(R"({"c":)", 200) + "\"x\"" + repeated("}", 200),
            "invalid"},
        Hostile{
            "DoubledBranchesDownwards",
            R"({"type":"object","properties":{"c":{"oneOf":[{"$ref":"#"},{"$ref":"#","required":["d"]}]}}})",
            repeated(R"({"c":)", 60) + "{}" + repeated("}", 60),
            "errored"},
        Hostile{"FaultBelowManyBranches",
                R"({"anyOf":[{"type":"object","required":["l"],"properties":{"l":{"$ref":"#"}}},)"
                R"({"type":"object","required":["l"],"properties":{"l":{"$ref":"#"}}}]})",
                repeated(R"({"l":)", 14) + "1" + repeated("}", 14),
                "invalid"},
        Hostile{"BranchesBelowBranchesThatAreLowered", branches(6), "{}", "valid"},
        Hostile{"ReferenceToItself", R"({"allOf":[{"$ref":"#"}]})", "1", "errored"},
        Hostile{"ReferencesInARing", loops + R"("$ref":"#/$defs/a"})", "1", "errored"},
        Hostile{"RingBehindNot", loops + R"("not":{"$ref":"#/$defs/a"}})", "1", "errored"},
        Hostile{"ReferenceIntoNothing", R"({"$ref":"#/$defs/none"})", "1", "errored"},
        Hostile{"ReferenceWithABadPointer", R"({"$ref":"#/~2"})", "1", "errored"},
        Hostile{"ReferenceToTheNetwork", R"({"$ref":"http://127.0.0.1/x"})", "1", "errored"},
        Hostile{"HugeNumber", R"({"type":"integer"})", "1" + std::string(5000, '0'), "valid"},
        Hostile{"HugeExponent", R"({"type":"integer"})", "1e999999999", "valid"},
        Hostile{"ExponentBeyondOurs", R"({"type":"integer"})", "1e99999999999999999999", "errored"},
        Hostile{"TinyExponent", R"({"minimum":0})", "1e-99999999", "valid"},
        Hostile{"MultipleOfATinyNumber", R"({"multipleOf":1e-300})", "1e300", "valid"},
        Hostile{"MultipleOfNothing", R"({"multipleOf":0})", "1", "errored"},
        Hostile{"CountBeyondReason", R"({"minItems":1e30})", "[]", "invalid"},
        Hostile{"NegativeCount", R"({"maxLength":-1})", "\"\"", "errored"},
        Hostile{"UniqueAmongMany",
                R"({"uniqueItems":true})",
                "[" + repeated("{},", 3000) + "1]",
                "invalid"},
        Hostile{"HalfASurrogatePair", R"({"type":"string"})", R"("\ud800")", "errored"},
        Hostile{"NulInANameAndAText",
                R"({"additionalProperties":{"maxLength":1}})",
                R"({"a\u0000b":"\u0000\u0000"})",
                "invalid"},
        Hostile{"WrongShapes",
                R"({"properties":[],"required":"a","type":7,"items":3})",
                "1",
                "errored"},
        Hostile{"NoSchema", "[]", "1", "errored"},
        Hostile{"MetaschemaOfItself",
                R"({"$ref":"https://json-schema.org/draft/2020-12/schema"})",
                R"({"type":["string","string"]})",
                "invalid"}),
    [](const auto& param) { return std::string(param.param.name); });

}  // namespace
}  // namespace assay::schema
