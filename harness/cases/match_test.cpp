#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "cases/capture.h"
#include "cases/instant.h"
#include "cases/matcher.h"
#include "cases/reader.h"
#include "tree/read.h"

namespace assay::cases {
namespace {

boost::json::value json(std::string_view text) {
  return boost::json::parse({text.data(), text.size()});
}

/// Matchers written in YAML, judged on values written in JSON.
struct Bench {
  text::SourceMap sources;
  text::Diagnostics out;
  base::FakeDisk disk;
  World world{.seed = 1, .now = "2024-09-03T14:10:18Z"};
  Scope scope{world, "a"};

  /// `holds`, or what was expected and what came, or why it was not decided. An empty `actual` is
  /// absent.
  std::string judge(std::string_view matchers, std::string_view actual) {
    Reader reader(sources, disk, "x.yaml", ".", out);
    const auto node = tree::read_yaml(sources, sources.add("x.yaml", std::string(matchers)), out);
    const auto value = actual.empty() ? boost::json::value() : json(actual);
    for (const auto& matcher : read_matchers(*node, reader)) {
      const auto match = cases::match(matcher, actual.empty() ? nullptr : &value, scope, out);
      if (!match) return text::render(sources, out);
      if (match->result == Match::Result::undecided) return "undecided: " + match->why;
      if (match->result == Match::Result::fails) return match->expected + " | " + match->actual;
    }
    return "holds";
  }
};

TEST(Matcher, TakesAScalarForEquality) {
  Bench bench;
  EXPECT_EQ(bench.judge("true", "true"), "holds");
  EXPECT_EQ(bench.judge("true", "\"true\""), "`true` | `\"true\"`");
  EXPECT_EQ(bench.judge("1", "1.0"), "holds");
  EXPECT_EQ(bench.judge("1", "2"), "`1` | `2`");
  EXPECT_EQ(bench.judge("x", ""), "`\"x\"` | absent");
  EXPECT_EQ(bench.judge("null", "null"), "holds");
  EXPECT_EQ(bench.judge("[1, {a: b}]", R"([1,{"a":"b"}])"), "holds");
  EXPECT_EQ(bench.judge("{is: {a: 1, b: 2}}", R"({"b":2,"a":1})"), "holds");
}

TEST(Matcher, ComparesWholeNumbersExactly) {
  Bench bench;
  EXPECT_EQ(bench.judge("9007199254740993", "9007199254740992"),
            "`9007199254740993` | `9007199254740992`");
  EXPECT_EQ(bench.judge("18446744073709551615", "18446744073709551615"), "holds");
  EXPECT_EQ(bench.judge("-1", "18446744073709551615"), "`-1` | `18446744073709551615`");
}

TEST(Matcher, TakesATextOfTheEnvironmentForAnyScalarThatIsWrittenLikeIt) {
  Bench bench;
  bench.world.environment["N"] = {.value = "5", .text_only = true};
  EXPECT_EQ(bench.judge("'${env.N}'", "5"), "holds");
  EXPECT_EQ(bench.judge("'${env.N}'", "\"5\""), "holds");
  EXPECT_EQ(bench.judge("'${env.N}'", "[5]"), "`\"5\"` | `[5]`");
}

TEST(Matcher, KnowsTypes) {
  Bench bench;
  EXPECT_EQ(bench.judge("{type: integer}", "1.0"), "holds");
  EXPECT_EQ(bench.judge("{type: integer}", "1.5"), "an integer | `1.5E0`");
  EXPECT_EQ(bench.judge("{type: [string, 'null']}", "null"), "holds");
  EXPECT_EQ(bench.judge("{type: [string, 'null']}", "3"), "a string or null | `3`");
  EXPECT_EQ(bench.judge("{type: null}", "null"), "holds");
  EXPECT_EQ(bench.judge("{type: object}", "[]"), "an object | `[]`");
}

TEST(Matcher, KnowsBounds) {
  Bench bench;
  EXPECT_EQ(bench.judge("{above: 3, below: 5}", "4"), "holds");
  EXPECT_EQ(bench.judge("{above: 3}", "3"), "above 3 | `3`");
  EXPECT_EQ(bench.judge("{below: 3}", "\"2\""), "below 3 | `\"2\"`");
  EXPECT_EQ(bench.judge("{above: '${now}'}", "3"),
            "undecided: `\"2024-09-03T14:10:18Z\"` is no number");
}

TEST(Matcher, KnowsContentsAndLengths) {
  Bench bench;
  EXPECT_EQ(bench.judge("{contains: b}", "\"abc\""), "holds");
  EXPECT_EQ(bench.judge("{contains: 2}", "[1,2.0]"), "holds");
  EXPECT_EQ(bench.judge("{contains: k}", R"({"k":1})"), "holds");
  EXPECT_EQ(bench.judge("{contains: x}", "[1]"), "something that contains `\"x\"` | `[1]`");
  EXPECT_EQ(bench.judge("{length: 2}", "\"\u00e9x\""), "holds");
  EXPECT_EQ(bench.judge("{length: {above: 0}}", "[]"), "a length of above 0 | a length of 0");
  EXPECT_EQ(bench.judge("{length: 1}", "7"), "a length of `1` | `7`");
  EXPECT_EQ(bench.judge("{one_of: [a, 1]}", "1"), "holds");
  EXPECT_EQ(bench.judge("{one_of: [a, 1]}", "2"), "one of `\"a\"`, `1` | `2`");
}

TEST(Matcher, KnowsPresence) {
  Bench bench;
  EXPECT_EQ(bench.judge("{exists: true}", "null"), "holds");
  EXPECT_EQ(bench.judge("{exists: true}", ""), "present | absent");
  EXPECT_EQ(bench.judge("{exists: false}", ""), "holds");
  EXPECT_EQ(bench.judge("{exists: false}", "1"), "absent | `1`");
}

TEST(Matcher, NegatesValuesAndMatchers) {
  Bench bench;
  EXPECT_EQ(bench.judge("{not: 3}", "4"), "holds");
  EXPECT_EQ(bench.judge("{not: 3}", "3"), "not `3` | `3`");
  EXPECT_EQ(bench.judge("{not: {type: string}}", "\"x\""), "not a string | `\"x\"`");
  EXPECT_EQ(bench.judge("{not: {above: 1, below: 3}}", "2"), "not above 1 and below 3 | `2`");
}

TEST(Matcher, KnowsWhatIsNear) {
  Bench bench;
  EXPECT_EQ(bench.judge("{near: {to: 10, within: 0.5}}", "10.5"), "holds");
  EXPECT_EQ(bench.judge("{near: {to: 10, within: 0.5}}", "11"), "within 5E-1 of `10` | `11`");
  EXPECT_EQ(bench.judge("{near: {to: '${now}', within: 5s}}", "\"2024-09-03T16:10:22.5+02:00\""),
            "holds");
  EXPECT_EQ(bench.judge("{near: {to: '${now}', within: 5s}}", "\"2024-09-03T16:10:24+02:00\""),
            "within 5s of `\"2024-09-03T14:10:18Z\"` | `\"2024-09-03T16:10:24+02:00\"`");
  EXPECT_EQ(bench.judge("{near: {to: '${now}', within: 5s}}", "1725372618"),
            "within 5s of `\"2024-09-03T14:10:18Z\"` | `1725372618`");
}

TEST(Matcher, KnowsPatternsAndFormats) {
  Bench bench;
  EXPECT_EQ(bench.judge("{matches: '^a+$'}", "\"aaa\""), "holds");
  EXPECT_EQ(bench.judge("{matches: '^a+$'}", "\"ab\""), "a string that matches `^a+$` | `\"ab\"`");
  EXPECT_EQ(bench.judge("{matches: a}", "1"), "a string that matches `a` | `1`");
  EXPECT_EQ(bench.judge("{format: date-time}", "\"2024-09-03T14:10:18+02:00\""), "holds");
  EXPECT_EQ(bench.judge("{format: date-time}", "\"today\""),
            "a string of the format `date-time` | `\"today\"`");
}

TEST(Matcher, DecidesNothingWhenAPatternTakesTooManySteps) {
  Bench bench;
  const auto text = "\"" + std::string(5000, 'a') + "b\"";
  EXPECT_EQ(bench.judge("{matches: '^(a+)+$'}", text),
            "undecided: the pattern `^(a+)+$` takes more than the limit of steps");
}

TEST(Matcher, ReportsAVariableThatIsUnknown) {
  Bench bench;
  EXPECT_NE(bench.judge("'${nobody}'", "1").find("cases.unknown-variable"), std::string::npos);
}

TEST(Select, NamesEveryItemAndMember) {
  const auto body = json(R"({"a":[{"b":1},{"c":2}],"d/e":{"x":[],"y":3}})");
  const auto at = [&](std::string_view pattern) {
    std::string all;
    for (const auto& place : select(body, pattern))
      all += place.at + "=" + (place.value == nullptr ? "absent" : show(*place.value)) + " ";
    return all;
  };
  EXPECT_EQ(at(""), R"(={"a":[{"b":1},{"c":2}],"d/e":{"x":[],"y":3}} )");
  EXPECT_EQ(at("/a/*/b"), "/a/0/b=1 /a/1/b=absent ");
  EXPECT_EQ(at("/d~1e/*"), "/d~1e/x=[] /d~1e/y=3 ");
  EXPECT_EQ(at("/d~1e/x/*"), "");
  EXPECT_EQ(at("/a/01"), "/a/01=absent ");
  EXPECT_EQ(at("/nobody/*"), "/nobody/*=absent ");
  EXPECT_EQ(at("/d~1e/y/z"), "/d~1e/y/z=absent ");
}

TEST(Show, CutsALongValueBetweenCharacters) {
  EXPECT_EQ(show(json("\"aaaa\u00e9\u00e9\""), 6), "\"aaaa… (10 bytes)");
}

TEST(Instant, KnowsOffsetsFractionsAndLeapYears) {
  EXPECT_EQ(read_instant("1970-01-01T00:00:00Z"), 0.0);
  EXPECT_EQ(read_instant("2024-02-29T12:00:00.25+01:30"), 1709202600.25);
  EXPECT_EQ(read_instant("1969-12-31T23:59:59Z"), -1.0);
  for (const auto* bad : {"",
                          "2024-02-29",
                          "2024-13-01T00:00:00Z",
                          "2024-02-29T12:00:00",
                          "2024-02-29T12:00:00.Z",
                          "x"}) {
    EXPECT_EQ(read_instant(bad), std::nullopt) << bad;
  }
}

TEST(Captures, TakesValuesFromBodyHeaderAndCookie) {
  const Step step{.captures = {{.name = "id", .what = "/result/id"},
                               {.name = "tag", .from = Capture::From::header, .what = "etag"},
                               {.name = "sid", .from = Capture::From::cookie, .what = "sid"}}};
  const http::Response response{
      .status = 200,
      .headers = {{"ETag", "\"x\""}, {"Set-Cookie", "other=1"}, {"Set-Cookie", "sid=a=b; Path=/"}}};
  const auto body = json(R"({"result":{"id":17}})");
  Variables captured;
  text::Diagnostics out;
  read_captures(step, response, &body, captured, out);
  EXPECT_FALSE(out.has_errors());
  EXPECT_EQ(captured.at("id").value, boost::json::value(17));
  EXPECT_TRUE(captured.at("id").trusted);
  EXPECT_EQ(captured.at("tag").value, boost::json::value("\"x\""));
  EXPECT_EQ(captured.at("sid").value, boost::json::value("a=b"));
}

TEST(Captures, TakeTheFirstGroupOfAPatternOrItsMatch) {
  const auto capture = [](std::string pattern, std::string body) {
    const Step step{
        .captures = {{.name = "x", .from = Capture::From::matches, .what = std::move(pattern)}}};
    Variables captured;
    text::Diagnostics out;
    read_captures(step, {.status = 200, .body = std::move(body)}, nullptr, captured, out);
    return out.has_errors() ? out.items()[0].message : to_text(captured.at("x").value);
  };
  EXPECT_EQ(capture("id=([0-9]+)", "name=a id=17 id=18"), "17");
  EXPECT_EQ(capture("[0-9]+", "id=17"), "17");
  EXPECT_EQ(capture("(x)?17", "17"), "");
  EXPECT_EQ(capture("[0-9]+", "none"),
            "`x` has no value: the pattern `[0-9]+` is not in the answer");
  EXPECT_EQ(capture("[0-9]+", "\xff 17"), "the body is not UTF-8");
}

TEST(Captures, SayWhatIsNotThereAndTakeTheRest) {
  const Step step{.captures = {{.name = "id", .what = "/result/id"},
                               {.name = "tag", .from = Capture::From::header, .what = "ETag"}}};
  const http::Response response{.status = 200, .headers = {{"ETag", "x"}}};
  Variables captured;
  text::Diagnostics out;
  read_captures(step, response, nullptr, captured, out);
  ASSERT_EQ(out.items().size(), 1U);
  EXPECT_EQ(out.items()[0].code, "cases.capture-empty");
  EXPECT_EQ(out.items()[0].message,
            "`id` has no value: `/result/id` of the body is not in the answer");
  EXPECT_EQ(captured.size(), 1U);
}

}  // namespace
}  // namespace assay::cases
