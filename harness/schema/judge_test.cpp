#include "schema/judge.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "schema/testing/compiled.h"

namespace assay::schema {
namespace {

constexpr auto number = "{type: integer, minimum: 3}";

/// A judge with a second engine that says what it is told to.
struct Judged {
  Judged(std::string text, SecondEngine mode, tl::expected<bool, std::string> answer)
      : compiled(std::move(text)),
        judge(*std::move(compiled.schema), mode, [this, answer](const boost::json::value&) {
          ++asked;
          return answer;
        }) {}

  Judgement operator()(std::string_view body) {
    return judge.judge(parse_body(body).value(), body.size());
  }

  Compiled compiled;
  int asked = 0;
  Judge judge;
};

/// What the installed valijson and ours say of a body.
Judgement by_both(std::string schema, std::string_view body, std::size_t size = 0) {
  Compiled compiled(std::move(schema));
  Judge judge(*std::move(compiled.schema));
  return judge.judge(parse_body(body, {.depth = 1000}).value(), size);
}

TEST(Judge, LetsBothJudge) {
  const auto judgement = by_both(number, "7");
  EXPECT_EQ(judgement.outcome.validity, Validity::valid);
  EXPECT_EQ(judgement.engines, 2U);
  EXPECT_EQ(judgement.alone, "");
  EXPECT_EQ(by_both(number, "2").engines, 2U);
}

TEST(Judge, SeesThatATextIsNoNumberThoughItLooksLikeOne) {
  const auto judgement = by_both("{not: {multipleOf: 3}}", "\"1\"");
  EXPECT_EQ(judgement.outcome.validity, Validity::invalid);
  EXPECT_EQ(judgement.engines, 2U);
}

TEST(Judge, LowersWhatLeadsBackThroughWhatWasSeen) {
  EXPECT_EQ(
      by_both("{contains: {not: {unevaluatedItems: true, $dynamicRef: '#'}}}", "[[1]]").engines,
      2U);
  EXPECT_EQ(by_both("{anyOf: [{properties: {p: {$ref: '#', unevaluatedProperties: false}}}]}", "{}")
                .engines,
            2U);
}

TEST(Judge, IsIndeterminateWhereTheEnginesDisagree) {
  Judged judge(number, SecondEngine::all, false);
  const auto judgement = judge("7");
  EXPECT_EQ(judgement.outcome.validity, Validity::indeterminate);
  EXPECT_EQ(judgement.outcome.why_indeterminate,
            "our evaluator finds the body valid, valijson invalid: one of the two is wrong");
  const auto report = boost::json::parse(judgement.disagreement).as_object();
  EXPECT_EQ(report.at("body"), 7);
  EXPECT_EQ(report.at("ours"), "valid");
  EXPECT_EQ(report.at("valijson"), "invalid");
  EXPECT_NE(report.at("schema").as_string().find("minimum"), std::string::npos);
  EXPECT_TRUE(report.at("lowered").as_object().contains("definitions"));
  EXPECT_EQ(report.at("base_uri"), "test:schema");
}

TEST(Judge, IsIndeterminateWhereOnlyTheOtherPasses) {
  Judged judge(number, SecondEngine::all, true);
  const auto judgement = judge("2");
  EXPECT_EQ(judgement.outcome.validity, Validity::indeterminate);
  EXPECT_FALSE(judgement.disagreement.empty());
}

TEST(Judge, CountsABodyThatTheOtherFailsOnAsJudgedByOne) {
  Judged judge(number, SecondEngine::all, tl::unexpected(std::string("it fell over")));
  const auto judgement = judge("7");
  EXPECT_EQ(judgement.outcome.validity, Validity::valid);
  EXPECT_EQ(judgement.engines, 1U);
  EXPECT_EQ(judgement.alone, "valijson could not judge it: it fell over");
  EXPECT_EQ(judgement.disagreement, "");
}

TEST(Judge, LeavesFormatsToOurs) {
  const auto judgement = by_both("{format: date}", "\"yesterday\"");
  EXPECT_EQ(judgement.outcome.validity, Validity::invalid);
  EXPECT_EQ(judgement.engines, 2U);
  EXPECT_EQ(judgement.disagreement, "");
}

TEST(Judge, AsksNobodyElseWhereTheSecondEngineIsOff) {
  Judged judge(number, SecondEngine::off, false);
  const auto judgement = judge("7");
  EXPECT_EQ(judgement.outcome.validity, Validity::valid);
  EXPECT_EQ(judgement.alone, "the second engine is off");
  EXPECT_EQ(judge.asked, 0);
  EXPECT_TRUE(judge.judge.refusals().empty());
}

TEST(Judge, SamplesThirtyTwoBodiesAndAllThatOursFindsAtFault) {
  Judged judge(number, SecondEngine::sample, true);
  for (int i = 0; i < 40; ++i)
    EXPECT_EQ(judge("7").alone, i < 32 ? "" : "it is not in the sample");
  EXPECT_EQ(judge.asked, 32);
  EXPECT_EQ(judge("2").outcome.validity, Validity::indeterminate);  // it passes all, ours does not
  EXPECT_EQ(judge.asked, 33);
}

TEST(Judge, AsksNobodyElseAboveAMegabyte) {
  EXPECT_EQ(by_both(number, "7", 1'000'000).engines, 2U);
  EXPECT_EQ(by_both(number, "7", 1'000'001).alone, "it is above 1 MB");
}

TEST(Judge, AsksNobodyElseBelowDepth200) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_EQ(by_both("{items: {$ref: '#'}}", nested(200)).engines, 2U);
  EXPECT_EQ(by_both("{items: {$ref: '#'}}", nested(201)).alone, "it is nested deeper than 200");
}

TEST(Judge, AsksNobodyElseAboutWhatValijsonMisreads) {
  constexpr auto inexact = "it holds a number that no double holds exactly";
  EXPECT_EQ(by_both(number, "9007199254740993").alone, inexact);
  EXPECT_EQ(by_both(number, "18446744073709551615").alone, inexact);
  EXPECT_EQ(by_both(number, "1e400").alone, inexact);
  EXPECT_EQ(by_both("{maxLength: 9}", R"({"a": ["x\u0000"]})").alone,
            "a text holds the character NUL");
  EXPECT_EQ(by_both("{maxLength: 9}", R"({"x\u0000": 1})").alone, "a text holds the character NUL");
  EXPECT_EQ(by_both("{pattern: a}", "\"\u00e9\"").alone,
            "its schema has patterns, and a text is not plain ASCII");
  EXPECT_EQ(by_both("{pattern: a}", "\"" + std::string(513, 'a') + "\"").alone,
            "its schema has patterns, and a text is above 512 bytes");
  EXPECT_EQ(by_both("{pattern: a}", "\"a\"", 64'001).alone,
            "its schema has patterns, and it is above 64 kB");
  std::string many = "[0";
  for (int i = 1; i <= 1000; ++i)
    many += "," + std::to_string(i);
  EXPECT_EQ(by_both("{uniqueItems: true}", many + "]").alone,
            "its schema has `uniqueItems`, and an array has above 1,000 items");
}

TEST(Judge, SaysWhereOursReachedALimit) {
  const auto judgement = by_both("{pattern: '^(a+)+$'}", "\"" + std::string(40, 'a') + "!\"");
  EXPECT_EQ(judgement.outcome.validity, Validity::indeterminate);
  EXPECT_EQ(judgement.engines, 1U);
}

/// What is said of a schema that cannot be lowered, and the place.
std::string refusals(std::string text, Dialect dialect = Dialect::draft2020_12) {
  Compiled compiled(std::move(text), dialect);
  text::Diagnostics out;
  const Judge judge(*std::move(compiled.schema));
  list_refusals(judge, out);
  std::string lines;
  for (const auto& one : out.items()) {
    EXPECT_EQ(one.severity, text::Severity::note);
    lines += fmt::format("{}: {}\n", compiled.sources.position(one.span).column, one.message);
  }
  return lines;
}

TEST(Refusals, NameEachKeywordThatValijsonWouldMisjudge) {
  constexpr std::string_view alone = "our evaluator judges alone by this schema: ";
  const auto line = [&](int column, std::string_view why) {
    return fmt::format("{}: {}{}\n", column, alone, why);
  };
  EXPECT_EQ(refusals(number), "");
  EXPECT_EQ(refusals("{contains: {const: 1}, maxContains: 2}"),
            line(37, "draft 7 cannot count what `contains` finds"));
  EXPECT_EQ(refusals("{multipleOf: 0.01}"), line(14, "valijson divides by a fraction in binary"));
  EXPECT_EQ(refusals("{maximum: 9007199254740993}"),
            line(11, "`9007199254740993` is no number that a double holds"));
  EXPECT_EQ(refusals(R"({const: "a\0b"})"),
            line(9, "a text holds the character NUL, where valijson ends it"));
  EXPECT_EQ(refusals(R"({pattern: '^\p{L}+$'})"),
            line(11, R"(std::regex may read the pattern `^\p{L}+$` otherwise than ECMA-262)"));
}

TEST(Refusals, KeepTheSecondEngineFromTheSchema) {
  const auto judgement = by_both("{multipleOf: 0.01}", "19.99");
  EXPECT_EQ(judgement.outcome.validity, Validity::valid);
  EXPECT_EQ(judgement.alone,
            "its schema cannot be lowered: valijson divides by a fraction in binary");
}

}  // namespace
}  // namespace assay::schema
