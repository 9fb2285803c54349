#include <gtest/gtest.h>

#include "schema/testing/compiled.h"

namespace assay::schema {
namespace {

/// The ids of all clauses, a line each.
std::string ids(const Compiled& compiled) {
  std::string lines;
  for (const auto& clause : compiled.schema.value().clauses())
    lines += clause.id + "\n";
  return lines;
}

TEST(ClauseIds, FollowTheBodyAndNotTheSchema) {
  const Compiled compiled(R"(
    {$ref: '#/$defs/answer',
     $defs: {
       answer: {type: object, required: [result], properties: {result: {allOf: [{$ref: '#/$defs/item'}]}}},
       item: {type: object, properties: {id: {type: string}, tags: {type: array, items: {minLength: 1}}},
              additionalProperties: {type: integer}}}})");
  EXPECT_EQ(ids(compiled),
            "#:type\n"
            "#/result:required\n"
            "#/result:type\n"
            "#/result/id:type\n"
            "#/result/tags:type\n"
            "#/result/*:type\n"
            "#/result/tags/*:minLength\n");
}

TEST(ClauseIds, StandBehindThePrefix) {
  const Compiled compiled("{type: object}", {.clause_prefix = "shop/items.get/response/200"});
  EXPECT_EQ(ids(compiled), "shop/items.get/response/200#:type\n");
}

TEST(ClauseIds, EscapeNamesAsPointersDo) {
  const Compiled compiled("{properties: {'a/b~c': {type: string}}, required: ['a/b~c']}");
  EXPECT_EQ(ids(compiled), "#/a~1b~0c:required\n#/a~1b~0c:type\n");
}

TEST(ClauseIds, SayWhichBranch) {
  const Compiled compiled(R"(
    {anyOf: [{type: string}, {properties: {a: {type: integer}}}],
     if: {minimum: 1}, then: {maximum: 5}, else: {multipleOf: 2},
     dependentSchemas: {b: {minProperties: 2}}})");
  EXPECT_EQ(ids(compiled),
            "#:anyOf\n"
            "#(dependentSchemas/b):minProperties\n"
            "#(anyOf/0):type\n"
            "#(then):maximum\n"
            "#(else):multipleOf\n"
            "#(anyOf/1)/a:type\n");
}

TEST(ClauseIds, ShowTheWayOfTheSecondThatSaysTheSame) {
  const Compiled compiled("{allOf: [{minimum: 1}, {minimum: 2}, {allOf: [{minimum: 3}]}]}");
  EXPECT_EQ(ids(compiled), "#:minimum\n#(allOf/1):minimum\n#(allOf/2)(allOf/0):minimum\n");
}

TEST(ClauseIds, AreOfTheKeywordAloneWhereASchemaIsATest) {
  const Compiled compiled(
      "{not: {type: string}, contains: {type: integer}, propertyNames: {maxLength: 3}}");
  EXPECT_EQ(ids(compiled), "#:contains\n#:propertyNames\n#:not\n");
}

TEST(ClauseIds, AreFinitelyManyWhereASchemaRefersToItself) {
  const Compiled compiled(
      "{type: object, properties: {next: {$ref: '#'}, value: {type: integer}}}");
  EXPECT_EQ(ids(compiled), "#:type\n#/value:type\n");
  EXPECT_EQ(compiled.violations(R"({"next": {"next": {"value": "x"}}})"),
            "/next/next/value:type #/value:type\n");
}

TEST(ClauseStates, AreUnexercisedWhereAnOptionalPropertyIsAbsent) {
  const Compiled compiled(
      "{type: object, required: [a], properties: {a: {type: string}, b: {type: integer}}}");
  EXPECT_EQ(compiled.states(R"({"a": "x"})"),
            "#:type kept\n#/a:required kept\n#/a:type kept\n#/b:type unexercised\n");
  EXPECT_EQ(compiled.states(R"({"b": "x"})"),
            "#:type kept\n#/a:required broken\n#/a:type unexercised\n#/b:type broken\n");
}

TEST(ClauseStates, AreUnexercisedWhereABranchIsNotTaken) {
  const Compiled compiled(
      "{anyOf: [{type: string, minLength: 2}, {type: integer, minimum: 3}], "
      "if: {type: string}, then: {maxLength: 5}, else: {maximum: 9}}");
  EXPECT_EQ(compiled.states("\"abc\""),
            "#:anyOf kept\n"
            "#(anyOf/0):type kept\n#(anyOf/0):minLength kept\n"
            "#(anyOf/1):type unexercised\n#(anyOf/1):minimum unexercised\n"
            "#(then):maxLength kept\n#(else):maximum unexercised\n");
}

TEST(ClauseStates, AreUnexercisedWhereAnArrayIsEmpty) {
  const Compiled compiled("{type: array, items: {type: integer}, uniqueItems: true}");
  EXPECT_EQ(compiled.states("[]"), "#:type kept\n#:uniqueItems kept\n#/*:type unexercised\n");
  EXPECT_EQ(compiled.states("[1, 1]"), "#:type kept\n#:uniqueItems broken\n#/*:type kept\n");
}

TEST(ClauseStates, AreUnexercisedWhereNullNeverCame) {
  const Compiled compiled("{properties: {a: {type: [string, 'null']}}}");
  EXPECT_EQ(compiled.states(R"({"a": "x"})"), "#/a:type kept\n#/a:nullable unexercised\n");
  EXPECT_EQ(compiled.states(R"({"a": null})"), "#/a:type kept\n#/a:nullable kept\n");
  EXPECT_EQ(compiled.schema->clauses()[1].level, contract::Level::may);
}

TEST(ClauseStates, AreBrokenWhereOneOfManyIs) {
  const Compiled compiled("{items: {type: integer}}");
  EXPECT_EQ(compiled.states(R"([1, "x", 2])"), "#/*:type broken\n");
  EXPECT_EQ(compiled.violations(R"([1, "x", null])"), "/1:type #/*:type\n/2:type #/*:type\n");
}

TEST(ClauseStates, AreIndeterminateWhereAPatternTakesTooLong) {
  const Compiled compiled("{properties: {a: {pattern: '^(a+)+$'}, b: {type: string}}}");
  const auto body = R"({"a": ")" + std::string(40, 'a') + R"(!", "b": "x"})";
  EXPECT_EQ(compiled.states(body), "#/a:pattern indeterminate\n#/b:type kept\n");
  const auto outcome = compiled.evaluate(body);
  EXPECT_EQ(outcome.validity, Validity::indeterminate);
  EXPECT_EQ(outcome.why_indeterminate, "a pattern took more steps than we allow");
}

TEST(ClauseStates, AreOfABodyThatIsInvalidForAnotherReasonToo) {
  const Compiled compiled("{properties: {a: {pattern: '^(a+)+$'}, b: {type: string}}}");
  const auto body = R"({"a": ")" + std::string(40, 'a') + R"(!", "b": 1})";
  const auto outcome = compiled.evaluate(body);
  EXPECT_EQ(outcome.validity, Validity::invalid);
  EXPECT_EQ(outcome.why_indeterminate, "a pattern took more steps than we allow");
}

TEST(Undocumented, AreMembersThatNoSchemaNames) {
  const Compiled compiled("{allOf: [{properties: {a: true}}, {properties: {b: true}}]}");
  const std::vector<Undocumented> expected = {{tree::Pointer::read("/c").value()}};
  EXPECT_EQ(compiled.evaluate(R"({"a": 1, "b": 2, "c": 3})").undocumented, expected);
  EXPECT_TRUE(Compiled("{}").evaluate(R"({"c": 3})").undocumented.empty());
}

TEST(ClauseLevels, AreThoseOfTheNearestExtension) {
  const Compiled compiled(
      "{x-assay-level: should, type: object, properties: {a: {type: string}, b: {x-assay-level: "
      "may, type: string}}}");
  std::string levels;
  for (const auto& clause : compiled.schema->clauses())
    levels += fmt::format("{} {}\n", clause.id, contract::name_of(clause.level));
  EXPECT_EQ(levels, "#:type should\n#/a:type should\n#/b:type may\n");
}

}  // namespace
}  // namespace assay::schema
