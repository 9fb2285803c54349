// What OpenAPI says otherwise than JSON Schema.

#include <gtest/gtest.h>

#include "schema/testing/compiled.h"

namespace assay::schema {
namespace {

Options of(Dialect dialect, Direction direction) {
  Options options;
  options.dialect = dialect;
  options.direction = direction;
  return options;
}

TEST(OpenApi30, AddsNullToTheTypeByNullable) {
  const Compiled compiled("{type: string, nullable: true}", Dialect::openapi3_0);
  EXPECT_TRUE(compiled.allows("null"));
  EXPECT_FALSE(compiled.allows("1"));
  EXPECT_EQ(compiled.states("null"), "#:type kept\n#:nullable kept\n");
}

TEST(OpenApi30, IgnoresNullableWithoutAType) {
  EXPECT_FALSE(Compiled("{enum: [a], nullable: true}", Dialect::openapi3_0).allows("null"));
  // OpenAPI 3.0.3's clarification: the enum must name null as well.
  EXPECT_FALSE(
      Compiled("{type: string, enum: [a], nullable: true}", Dialect::openapi3_0).allows("null"));
}

TEST(OpenApi30, TakesBooleanExclusiveBounds) {
  const Compiled compiled(
      "{minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false}",
      Dialect::openapi3_0);
  EXPECT_FALSE(compiled.allows("1"));
  EXPECT_TRUE(compiled.allows("3"));
}

TEST(OpenApi30, RefusesNumericExclusiveBounds) {
  const Compiled compiled("{exclusiveMinimum: 1}", Dialect::openapi3_0);
  ASSERT_FALSE(compiled.schema);
  EXPECT_EQ(compiled.out.items()[0].code, "schema.wrong-value");
}

TEST(OpenApi30, IgnoresWhatStandsBesideAReference) {
  constexpr auto text = "{$ref: '#/definitions/a', maxLength: 1, definitions: {a: {type: string}}}";
  EXPECT_TRUE(Compiled(text, Dialect::openapi3_0).allows("\"long\""));
  EXPECT_FALSE(Compiled(text, Dialect::openapi3_1).allows("\"long\""));
}

TEST(OpenApi30, KnowsNoKeywordOfLaterDrafts) {
  const Compiled compiled("{const: 1, patternProperties: {'^x': {type: string}}}",
                          Dialect::openapi3_0);
  EXPECT_TRUE(compiled.allows("2"));
  EXPECT_TRUE(compiled.allows(R"({"x": 1})"));
}

TEST(OpenApi31, IsJsonSchemaOf2020) {
  const Compiled compiled("{type: [string, 'null'], nullable: true, const: a}",
                          Dialect::openapi3_1);
  EXPECT_TRUE(compiled.allows("\"a\""));
  EXPECT_FALSE(compiled.allows("null"));
}

TEST(OpenApi, ChecksItsOwnFormats) {
  const auto allows = [](const std::string& format, std::string_view body) {
    return Compiled("{format: " + format + "}", Dialect::openapi3_0).allows(body);
  };
  EXPECT_TRUE(allows("int32", "2147483647"));
  EXPECT_FALSE(allows("int32", "2147483648"));
  EXPECT_FALSE(allows("int32", "1.5"));
  EXPECT_TRUE(allows("int64", "9223372036854775807"));
  EXPECT_FALSE(allows("int64", "9223372036854775808"));
  EXPECT_TRUE(allows("byte", "\"YXNzYXk=\""));
  EXPECT_FALSE(allows("byte", "\"YXNzYXk\""));
  for (const auto* annotation : {"float", "double", "binary", "password"})
    EXPECT_TRUE(allows(annotation, "\"x\"")) << annotation;
}

constexpr auto account =
    "{type: object, required: [id, name, password], properties: {id: {type: integer, readOnly: "
    "true}, "
    "name: {type: string}, password: {type: string, writeOnly: true}}}";

TEST(OpenApi, RequiresNoWriteOnlyPropertyOfAnAnswer) {
  for (const auto dialect : {Dialect::openapi3_0, Dialect::openapi3_1}) {
    const Compiled compiled(account, of(dialect, Direction::response));
    EXPECT_TRUE(compiled.allows(R"({"id": 1, "name": "x"})"));
    EXPECT_FALSE(compiled.allows(R"({"name": "x"})"));
    // That it comes is worth a word, and no more.
    const auto outcome = compiled.evaluate(R"({"id": 1, "name": "x", "password": "y"})");
    EXPECT_EQ(outcome.validity, Validity::valid);
    ASSERT_EQ(outcome.violations.size(), 1U);
    const auto& clause =
        compiled.schema->clauses()[static_cast<std::size_t>(outcome.violations[0].clause)];
    EXPECT_EQ(clause.id, "#/password:writeOnly");
    EXPECT_EQ(clause.level, contract::Level::should);
  }
}

TEST(OpenApi, RequiresNoReadOnlyPropertyOfARequest) {
  const Compiled compiled(account, of(Dialect::openapi3_0, Direction::request));
  EXPECT_TRUE(compiled.allows(R"({"name": "x", "password": "y"})"));
  EXPECT_FALSE(compiled.allows(R"({"name": "x"})"));
  EXPECT_EQ(compiled.violations(R"({"id": 1, "name": "x", "password": "y"})"),
            "/id:readOnly #/id:readOnly\n");
}

TEST(JsonSchema, LeavesReadOnlyAndWriteOnlyToTheReader) {
  const Compiled compiled(account, of(Dialect::draft2020_12, Direction::response));
  EXPECT_FALSE(compiled.allows(R"({"id": 1, "name": "x"})"));
  EXPECT_EQ(compiled.violations(R"({"id": 1, "name": "x", "password": "y"})"), "");
}

constexpr auto pets = R"(
  {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}],
   discriminator: {propertyName: kind, mapping: {hound: '#/components/schemas/Dog'}},
   components: {schemas: {
     Cat: {type: object, required: [kind, lives], properties: {kind: {type: string}, lives: {type: integer}}},
     Dog: {type: object, required: [kind, bark, breed], properties: {kind: {type: string}, bark: {type: string}}}}}})";

TEST(Discriminator, TellsWhichBranchWasMeant) {
  const Compiled compiled(pets, Dialect::openapi3_1);
  // By the number of violations it would be the cat.
  EXPECT_EQ(compiled.violations(R"({"kind": "Dog", "lives": "x"})"),
            ":oneOf #:oneOf\n"
            ":required #(oneOf/1)/bark:required\n"
            ":required #(oneOf/1)/breed:required\n");
}

TEST(Discriminator, GoesByItsMapping) {
  const Compiled compiled(pets, Dialect::openapi3_1);
  EXPECT_EQ(compiled.violations(R"({"kind": "hound", "bark": 1, "breed": "x"})"),
            ":oneOf #:oneOf\n/bark:type #(oneOf/1)/bark:type\n");
}

TEST(Discriminator, TakesNoPartInTheVerdict) {
  const Compiled compiled(pets, Dialect::openapi3_1);
  EXPECT_TRUE(compiled.allows(R"({"kind": "Dog", "lives": 9})"));
}

TEST(Discriminator, OfAnUnknownNameLeavesTheNearestBranch) {
  const Compiled compiled(pets, Dialect::openapi3_1);
  EXPECT_EQ(compiled.violations(R"({"kind": "fish", "lives": "many"})"),
            ":oneOf #:oneOf\n/lives:type #(oneOf/0)/lives:type\n");
}

}  // namespace
}  // namespace assay::schema
