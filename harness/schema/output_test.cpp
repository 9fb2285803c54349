#include "schema/output.h"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "schema/testing/compiled.h"

namespace assay::schema {
namespace {

Options with_locations() {
  Options options;
  options.base_uri = "https://example.com/item.json";
  options.keyword_locations = true;
  return options;
}

/// A line a violation: the way to its keyword.
std::string ways(std::string schema, std::string_view body) {
  const Compiled compiled(std::move(schema), with_locations());
  std::string lines;
  for (const auto& one : compiled.evaluate(body).violations)
    lines += one.keyword_location + "\n";
  return lines;
}

TEST(KeywordLocation, LeadsThroughReferences) {
  constexpr auto schema =
      "{$ref: '#/$defs/a', $defs: {a: {$ref: '#/$defs/b'}, b: {items: {$ref: '#/$defs/c'}}, "
      "c: {type: integer, $ref: '#/$defs/d'}, d: {minimum: 3}}}";
  EXPECT_EQ(ways(schema, "[\"x\", 2]"),
            "/$ref/$ref/items/$ref/type\n/$ref/$ref/items/$ref/$ref/minimum\n");
}

TEST(KeywordLocation, NamesTheKeywordsThatHoldSchemas) {
  constexpr auto schema = R"(
    {properties: {'a/b': {minimum: 1}, '': {minimum: 2}}, patternProperties: {'^p': {minimum: 3}},
     additionalProperties: {minimum: 4}, allOf: [true, {required: [z]}], not: {required: [n]},
     dependentSchemas: {'': {minProperties: 9}}, propertyNames: {maxLength: 3}})";
  EXPECT_EQ(ways(schema, R"({"a/b": 0, "": 0, "p": 0, "other": 0, "n": 0})"),
            "/allOf/1/required\n"
            "/not\n"
            "/properties/a~1b/minimum\n"
            "/properties//minimum\n"
            "/patternProperties/^p/minimum\n"
            "/additionalProperties/minimum\n"
            "/additionalProperties/minimum\n"
            "/propertyNames\n"
            "/propertyNames/maxLength\n"
            "/dependentSchemas//minProperties\n");
}

TEST(KeywordLocation, OfASchemaThatForbidsIsThatOfTheSchema) {
  EXPECT_EQ(ways("{properties: {a: false}, prefixItems: [false], allOf: [{$ref: '#/$defs/no'}], "
                 "$defs: {no: false}}",
                 R"({"a": 1})"),
            "/allOf/0/$ref\n/properties/a\n");
  EXPECT_EQ(ways("{prefixItems: [false], items: false}", "[1, 2]"), "/prefixItems/0\n/items\n");
  EXPECT_EQ(ways("false", "1"), "\n");
}

TEST(KeywordLocation, GrowsWithEveryRoundOfASchemaThatRefersToItself) {
  constexpr auto schema =
      "{properties: {left: {$ref: '#'}, right: {$ref: '#'}, value: {type: integer}}}";
  EXPECT_EQ(ways(schema, R"({"left": {"right": {"value": "x"}}, "right": {"value": "x"}})"),
            "/properties/left/$ref/properties/right/$ref/properties/value/type\n"
            "/properties/right/$ref/properties/value/type\n");
}

TEST(KeywordLocation, IsLeftOutWhereNobodyAsks) {
  const Compiled compiled("{type: integer}");
  EXPECT_EQ(compiled.evaluate("\"x\"").violations.at(0).keyword_location, "");
}

TEST(BasicOutput, IsOneFlatListOfUnits) {
  const Compiled compiled(
      "{properties: {'a b': {$ref: '#/$defs/a^%'}}, $defs: {'a^%': {type: integer}}}",
      with_locations());
  EXPECT_EQ(boost::json::serialize(basic_output(compiled.evaluate(R"({"a b": "x"})"))),
            R"({"valid":false,"keywordLocation":"","instanceLocation":"","errors":[)"
            R"({"valid":false,"keywordLocation":"/properties/a b/$ref/type",)"
            R"("absoluteKeywordLocation":"https://example.com/item.json#/$defs/a%5E%25/type",)"
            R"("instanceLocation":"/a b","error":"expected an integer, found the string `x`"}]})");
  EXPECT_EQ(boost::json::serialize(basic_output(compiled.evaluate("{}"))),
            R"({"valid":true,"keywordLocation":"","instanceLocation":""})");
}

TEST(BasicOutput, OfWhatCouldNotBeJudgedIsNotValid) {
  Outcome outcome;
  outcome.validity = Validity::indeterminate;
  outcome.why_indeterminate = "a pattern took more steps than we allow";
  EXPECT_EQ(boost::json::serialize(basic_output(outcome)),
            R"({"valid":false,"keywordLocation":"","instanceLocation":"",)"
            R"("error":"not judged: a pattern took more steps than we allow"})");
}

TEST(Sentence, SaysBothSides) {
  const Compiled compiled("{required: [id], properties: {n: {type: integer}}}");
  const auto outcome = compiled.evaluate(R"({"n": "x"})");
  ASSERT_EQ(outcome.violations.size(), 2U);
  EXPECT_EQ(sentence(outcome.violations[0]), "expected an integer, found the string `x`");
  EXPECT_EQ(sentence(outcome.violations[1]), "expected `id` to be present, found it absent");
}

TEST(Sentence, TellsOfTheWholeWhatAPartBreaks) {
  const auto first = [](std::string schema, std::string_view body) {
    return sentence(Compiled(std::move(schema)).evaluate(body).violations.at(0));
  };
  EXPECT_EQ(first("{additionalProperties: false}", R"({"a": 1})"),
            "expected an object without members that no schema names, found `a`");
  EXPECT_EQ(first("{prefixItems: [true], items: false}", "[1, 2]"),
            "expected an array without further items, found the number `2`");
  EXPECT_EQ(first("{properties: {a: false}}", R"({"a": 1})"),
            "expected it to be absent, found the number `1`");
}

}  // namespace
}  // namespace assay::schema
