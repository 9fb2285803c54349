#include "schema/body.h"

#include <cmath>
#include <random>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace assay::schema {
namespace {

using Kind = BodyError::Kind;

tree::Pointer pointer(std::string_view text) {
  return tree::Pointer::read(text).value();
}

BodyError error_of(std::string_view text, const BodyLimits& limits = {}) {
  const auto body = parse_body(text, limits);
  return body ? BodyError{.kind = Kind::syntax, .offset = 0, .message = "no error"} : body.error();
}

std::string show(Kind kind, std::size_t offset, std::string_view message) {
  return fmt::format("{} at {}: {}", static_cast<int>(kind), offset, message);
}

TEST(ParseBody, GivesTheSameValueAsBoost) {
  constexpr std::string_view text =
      R"( {"a": [1, -2, 18446744073709551615, 1.5, true, null, "x\u00e9\ud83d\ude00\u0000y"], "": {}, "b": {"c": []}} )";
  const auto body = parse_body(text);
  ASSERT_TRUE(body);
  EXPECT_EQ(boost::json::serialize(body->value),
            boost::json::serialize(boost::json::parse(std::string(text))));
  EXPECT_EQ(body->irregularities, std::vector<Irregularity>{});
  EXPECT_EQ(body->depth, 3U);
}

TEST(ParseBody, ReportsDuplicateKeysAndKeepsTheLast) {
  const auto body = parse_body(R"([{"a": 1e999, "b": {"\u0061": 1}, "a": {"b": 1, "b": 2}}])");
  ASSERT_TRUE(body);
  EXPECT_EQ(boost::json::serialize(body->value), R"([{"a":{"b":2},"b":{"a":1}}])");
  const std::vector<Irregularity> expected = {
      {.kind = Irregularity::Kind::duplicate_key, .at = pointer("/0/a"), .text = "a"},
      {.kind = Irregularity::Kind::duplicate_key, .at = pointer("/0/a/b"), .text = "b"},
  };
  EXPECT_EQ(body->irregularities, expected);
}

TEST(ParseBody, FindsDuplicatesInLargeObjects) {
  std::string text = "{";
  for (int i = 0; i < 500; ++i)
    text += "\"key" + std::to_string(i) + "\": 1, ";
  const auto once = parse_body(text + "\"last\": 1}");
  const auto twice = parse_body(text + "\"key250\": 1}");
  ASSERT_TRUE(once && twice);
  EXPECT_TRUE(once->irregularities.empty());
  ASSERT_EQ(twice->irregularities.size(), 1U);
  EXPECT_EQ(twice->irregularities[0].text, "key250");
}

TEST(ParseBody, KeepsNumbersThatADoubleCannotHold) {
  const auto body = parse_body(
      R"([18446744073709551616, 1e400, -1e400, 1e-400, 0.10000000000000000001, 0.1, 1.0, 1e3, 123456789.123456789])");
  ASSERT_TRUE(body);
  const std::vector<Irregularity> expected = {
      {.kind = Irregularity::Kind::inexact_number,
       .at = pointer("/0"),
       .text = "18446744073709551616"},
      {.kind = Irregularity::Kind::inexact_number, .at = pointer("/1"), .text = "1e400"},
      {.kind = Irregularity::Kind::inexact_number, .at = pointer("/2"), .text = "-1e400"},
      {.kind = Irregularity::Kind::inexact_number, .at = pointer("/3"), .text = "1e-400"},
      {.kind = Irregularity::Kind::inexact_number,
       .at = pointer("/4"),
       .text = "0.10000000000000000001"},
      {.kind = Irregularity::Kind::inexact_number,
       .at = pointer("/8"),
       .text = "123456789.123456789"},
  };
  EXPECT_EQ(body->irregularities, expected);
  for (const auto& value : body->value.as_array())
    EXPECT_TRUE(!value.is_double() || std::isfinite(value.get_double()));
}

TEST(ParseBody, RoundsDecimalsCorrectly) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const auto bits = random();
    double number = 0;
    std::memcpy(&number, &bits, sizeof number);
    if (!std::isfinite(number)) continue;
    std::array<char, 64> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.*g", 1 + i % 20, number);
    const std::string_view written(text.data(), static_cast<std::size_t>(size));
    const auto body = parse_body(written);
    ASSERT_TRUE(body) << written;
    EXPECT_EQ(body->value.to_number<double>(), std::strtod(text.data(), nullptr)) << written;
  }
}

TEST(ParseBody, SaysWhyATextIsNoJson) {
  const auto expect =
      [](std::string_view text, Kind kind, std::size_t offset, std::string_view message) {
        const auto error = error_of(text);
        EXPECT_EQ(show(error.kind, error.offset, error.message), show(kind, offset, message))
            << text;
      };
  expect("", Kind::empty, 0, "there is no JSON value");
  expect(" \n", Kind::empty, 0, "there is no JSON value");
  expect("[1,", Kind::syntax, 3, "the JSON text ends before its value does");
  expect("[1] x", Kind::syntax, 4, "text follows the JSON value");
  expect("[1, nil]", Kind::syntax, 4, "JSON has no such character here");
  expect("[NaN]", Kind::syntax, 1, "JSON has no such character here");
  expect("{'a': 1}", Kind::syntax, 1, "JSON has no such character here");
  expect("[01]", Kind::syntax, 2, "JSON has no such character here");
  expect("[1,]", Kind::syntax, 3, "JSON has no such character here");
  expect("\"a\tb\"", Kind::syntax, 2, "JSON has no such character here");
  expect(R"(["\ud800\u0041"])", Kind::syntax, 10, "`\\u` escapes half of a surrogate pair");
  expect("[\"\xC3(\"]", Kind::encoding, 2, "the bytes are not UTF-8");
  expect("\xEF\xBB\xBF{}", Kind::encoding, 0, "the text starts with a byte order mark");
  expect("1e2147483648", Kind::too_large, 11, "the exponent of a number is beyond our limit");
}

TEST(ParseBody, BoundsDepth) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  const auto deepest = parse_body(nested(1000));
  ASSERT_TRUE(deepest);
  EXPECT_EQ(deepest->depth, 1000U);
  EXPECT_EQ(error_of(nested(1001)).kind, Kind::too_deep);
  EXPECT_EQ(error_of(nested(1'000'000)).kind, Kind::too_deep);
  EXPECT_EQ(error_of(nested(3), {.depth = 2}).message, "values are nested deeper than 2");
}

TEST(Locate, FindsTheBytesOfAValue) {
  constexpr std::string_view text =
      R"( {"a/b": [10, {"x": "]}", "é": [ ] }], "\u0061": null, "d": 1, "d": 22} )";
  const auto at = [&](std::string_view where) {
    const auto span = locate(text, pointer(where));
    return text.substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(at("/a~1b/0"), "10");
  EXPECT_EQ(at("/a~1b/1/x"), R"("]}")");
  EXPECT_EQ(at("/a~1b/1/é"), "[ ]");
  EXPECT_EQ(at("/a~1b/1"), R"({"x": "]}", "é": [ ] })");
  EXPECT_EQ(at("/a"), "null");
  EXPECT_EQ(at("/d"), "22");
  EXPECT_EQ(at(""), text.substr(1, text.size() - 2));
  EXPECT_EQ(at("/a~1b/2"), "");
  EXPECT_EQ(at("/nowhere/x"), "");
}

}  // namespace
}  // namespace assay::schema
