#include "cases/scope.h"

#include <regex>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "cases/duration.h"
#include "cases/syntax.h"
#include "text/source_map.h"
#include "tree/read.h"

namespace assay::cases {
namespace {

struct Case {
  text::SourceMap sources;
  text::Diagnostics out;
  World world{.seed = 7, .now = "2024-09-03T14:10:18Z"};
  Scope scope{world, "a/b"};

  std::optional<Variable> put(std::string_view yaml) {
    const auto node = tree::read_yaml(sources, sources.add("x.yaml", std::string(yaml)), out);
    return node ? substitute(*node, scope, out) : std::nullopt;
  }
  std::string shown(std::string_view yaml) {
    const auto value = put(yaml);
    return value ? to_text(value->value) : text::render(sources, out);
  }
};

TEST(Substitute, KeepsTheTypeOfAScalarThatIsOneVariable) {
  Case test;
  test.scope.captures["n"] = {.value = 5, .trusted = true};
  const auto value = test.put("'${n}'");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->value, boost::json::value(5));
  EXPECT_TRUE(value->trusted);
}

TEST(Substitute, MakesATextOfPiecesAndTrustsItNoMore) {
  Case test;
  test.scope.captures["n"] = {.value = 5, .trusted = true};
  test.world.secrets["KEY"] = {.value = "k3y", .secret = true};
  const auto value = test.put("a-${n}-${secret.KEY}");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->value, boost::json::value("a-5-k3y"));
  EXPECT_FALSE(value->trusted);
  EXPECT_TRUE(value->secret);
}

TEST(Substitute, TakesTwoDollarsForOne) {
  Case test;
  EXPECT_EQ(test.shown("$${n} costs $$5 or $6$"), "${n} costs $5 or $6$");
}

TEST(Substitute, GoesThroughSequencesAndMappings) {
  Case test;
  test.scope.row["id"] = {.value = nullptr};
  const auto value = test.put("{a: ['${id}', 1.5, true], b: {c: x}}");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->value, boost::json::parse(R"({"a":[null,1.5,true],"b":{"c":"x"}})"));
}

TEST(Substitute, SuggestsANameForOneThatIsUnknown) {
  Case test;
  test.scope.captures["connector"] = {};
  EXPECT_EQ(test.shown("x${conector}"),
            "x.yaml:1:1: error: nothing is named `conector` here [cases.unknown-variable]\n"
            "   |\n"
            " 1 | x${conector}\n"
            "   | ^^^^^^^^^^^^\n"
            "   = did you mean `connector`?\n");
}

TEST(Substitute, RefusesAVariableThatIsNotClosed) {
  Case test;
  EXPECT_EQ(test.shown("x${a"),
            "x.yaml:1:1: error: this `${` has no `}` [cases.unclosed-variable]\n"
            "   |\n"
            " 1 | x${a\n"
            "   | ^^^^\n"
            "   = close it, or write `$$` for a dollar\n");
}

TEST(Substitute, RefusesANumberThatItCannotWriteExactly) {
  Case test;
  EXPECT_FALSE(test.put("18446744073709551616"));
  EXPECT_EQ(test.out.items().at(0).code, "cases.number-too-large");
  EXPECT_EQ(test.put("18446744073709551615")->value, boost::json::value(18446744073709551615ULL));
}

TEST(Scope, LooksFromTheNarrowestToTheWidest) {
  Case test;
  test.world.variables["x"] = {.value = "target"};
  EXPECT_EQ(test.shown("${x}"), "target");
  test.scope.variables["x"] = {.value = "given"};
  EXPECT_EQ(test.shown("${x}"), "given");
  test.scope.row["x"] = {.value = "row"};
  EXPECT_EQ(test.shown("${x}"), "row");
  test.scope.captures["x"] = {.value = "capture"};
  EXPECT_EQ(test.shown("${x}"), "capture");
}

TEST(Scope, GivesNoRowToAParameterByItsName) {
  Case test;
  test.scope.row["x"] = {.value = "row"};
  EXPECT_EQ(test.scope.named("x"), nullptr);
  test.world.variables["x"] = {.value = "target"};
  EXPECT_EQ(test.scope.named("x")->value, boost::json::value("target"));
}

TEST(Scope, GivesAGeneratorOneValueWhateverTheOrder) {
  Case first;
  Case second;
  const auto uuid = first.shown("${uuid}");
  const auto id = first.shown("${unknown_id}");
  EXPECT_EQ(second.shown("${unknown_id}"), id);
  EXPECT_EQ(second.shown("${uuid}"), uuid);
  EXPECT_EQ(first.shown("${uuid}"), uuid);
  EXPECT_TRUE(std::regex_match(
      uuid, std::regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
  Scope other(first.world, "a/c");
  EXPECT_NE(to_text(other.find("uuid")->value), uuid);
}

TEST(Scope, DrawsARandomIntFromItsRange) {
  Case test;
  const auto value = test.put("${random_int(3, 5)}");
  ASSERT_TRUE(value);
  EXPECT_GE(value->value.as_int64(), 3);
  EXPECT_LE(value->value.as_int64(), 5);
  EXPECT_FALSE(test.put("${random_int(5,3)}"));
  EXPECT_FALSE(test.put("${random_int(5)}"));
  EXPECT_EQ(test.out.items().at(0).code, "cases.bad-generator");
  EXPECT_EQ(test.out.items().at(1).code, "cases.bad-generator");
}

TEST(Scope, TellsAMissingSecretAndAMissingVariableOfTheEnvironmentApart) {
  Case test;
  EXPECT_EQ(test.scope.find("secret.X").error().code, "cases.no-secret");
  EXPECT_EQ(test.scope.find("env.X").error().code, "cases.no-environment");
}

TEST(BindRow, TakesADollarOfACsvFileAsItStands) {
  Case test;
  Row row{.values = {{"x", {.kind = tree::Kind::string, .scalar = "${y}"}, {}}}, .text_only = true};
  bind_row(row, test.scope, test.out);
  EXPECT_EQ(test.scope.row["x"].value, boost::json::value("${y}"));
  EXPECT_TRUE(test.scope.row["x"].text_only);
  EXPECT_FALSE(test.scope.row["x"].trusted);
}

TEST(BindRow, KeepsTheTrustOfAGenerator) {
  Case test;
  Row row{.values = {{"x", {.kind = tree::Kind::string, .scalar = "${unknown_id}"}, {}}},
          .text_only = false};
  bind_row(row, test.scope, test.out);
  EXPECT_TRUE(test.scope.row["x"].trusted);
}

TEST(Duration, TakesANumberAndAUnit) {
  using std::chrono::milliseconds;
  EXPECT_EQ(read_duration("800ms"), milliseconds(800));
  EXPECT_EQ(read_duration("1.5s"), milliseconds(1500));
  EXPECT_EQ(read_duration("2m"), milliseconds(120'000));
  EXPECT_EQ(read_duration("24h"), milliseconds(86'400'000));
  for (const auto* bad : {"",
                          "s",
                          "0s",
                          "1",
                          "-1s",
                          "1 s",
                          "1.s",
                          ".5s",
                          "25h",
                          "99999999999999999999s",
                          "1d",
                          "1.2345s"}) {
    EXPECT_EQ(read_duration(bad), std::nullopt) << bad;
  }
}

TEST(Syntax, KnowsWhatATokenIs) {
  EXPECT_TRUE(is_token("X-Api-Key"));
  for (const auto* bad : {"", "a b", "a:", "a\r\n", "ä"})
    EXPECT_FALSE(is_token(bad)) << bad;
}

TEST(Syntax, TakesADollarForADollar) {
  EXPECT_TRUE(has_variable("a${b}"));
  EXPECT_TRUE(has_variable("$$${b}"));
  EXPECT_FALSE(has_variable("a$${b}"));
  EXPECT_FALSE(has_variable("$"));
}

}  // namespace
}  // namespace assay::cases
