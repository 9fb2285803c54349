#include <string>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "lint/lint.h"

namespace assay::lint {
namespace {

/// What lint says of `text` as a JSON Schema, as people read it.
std::string said_of(std::string_view text,
                    schema::Dialect dialect = schema::Dialect::draft2020_12) {
  base::FakeDisk disk;
  disk.files["x.json"] = text;
  text::SourceMap sources;
  const auto report = lint_file(sources, disk, "x.json", {.as = Kind::schema, .dialect = dialect});
  std::string all;
  for (const auto& finding : report.findings)
    all += text::render(sources, finding);
  return all;
}

/// The codes of the findings, each with the text it points at.
std::string codes_of(std::string_view text,
                     schema::Dialect dialect = schema::Dialect::draft2020_12) {
  base::FakeDisk disk;
  disk.files["x.json"] = text;
  text::SourceMap sources;
  const auto report = lint_file(sources, disk, "x.json", {.as = Kind::schema, .dialect = dialect});
  std::string all;
  for (const auto& finding : report.findings)
    all += finding.code + " " + std::string(sources.text(finding.span)) + "\n";
  return all;
}

TEST(SchemaRules, ShowThePlaceAndWhatToDo) {
  EXPECT_EQ(
      said_of(R"({"requierd": ["id"]})"),
      R"(x.json:1:2: error: `requierd` is no keyword of 2020-12: it says nothing [schema.misspelt-keyword]
   |
 1 | {"requierd": ["id"]}
   |  ^^^^^^^^^^
   = did you mean `required`?
)");
}

TEST(SchemaRules, ShowBothSidesOfAContradiction) {
  EXPECT_EQ(
      said_of(R"({"minimum": 3, "maximum": 2})"),
      R"(x.json:1:13: error: no value is between `minimum` 3 and `maximum` 2 [schema.empty-range]
   |
 1 | {"minimum": 3, "maximum": 2}
   |             ^
x.json:1:27: note: the other bound
   |
 1 | {"minimum": 3, "maximum": 2}
   |                           ^
)");
}

TEST(SchemaRules, LookAtSchemasThatNothingRefersTo) {
  EXPECT_EQ(codes_of(R"({"$defs": {"unused": {"tpye": "string"}}})"),
            "schema.misspelt-keyword \"tpye\"\n");
}

TEST(SchemaRules, KnowTheDialects) {
  EXPECT_EQ(codes_of(R"({"minimum": 1, "exclusiveMinimum": true})", schema::Dialect::draft4), "");
  EXPECT_EQ(codes_of(R"({"minimum": 1, "exclusiveMinimum": true})"), "schema.wrong-value true\n");
  EXPECT_EQ(codes_of(R"({"minimum": 1, "maximum": 1, "exclusiveMinimum": true})",
                     schema::Dialect::draft4),
            "schema.empty-range 1\n");
  EXPECT_EQ(codes_of(R"({"type": "string", "nullable": true})", schema::Dialect::openapi3_0), "");
  EXPECT_EQ(codes_of(R"({"type": "object", "properties": {"a": {"$ref": "#", "minLength": 1}}})",
                     schema::Dialect::draft7),
            "schema.hidden-keyword \"minLength\"\n");
  EXPECT_EQ(codes_of(R"({"type": "object", "properties": {"a": {"$ref": "#", "minLength": 1}}})"),
            "");
}

TEST(SchemaRules, LetPartsRequireWhatOthersDescribe) {
  EXPECT_EQ(codes_of(R"({"properties": {"a": {}},
                         "anyOf": [{"required": ["b"], "properties": {"c": {}}}]})"),
            "");
  EXPECT_EQ(codes_of(R"({"properties": {"a": {}}, "required": ["b"]})"),
            "schema.undeclared-required \"b\"\n");
  EXPECT_EQ(codes_of(R"({"properties": {"a": {}}, "patternProperties": {"^b": {}},
                         "required": ["b"]})"),
            "");
}

TEST(SchemaRules, SeeThatNothingHoldsASchema) {
  EXPECT_EQ(codes_of(R"({"enum": []})"), "schema.impossible-value \"enum\"\n");
  EXPECT_EQ(codes_of(R"({"type": "string", "const": 1})"), "schema.impossible-value 1\n");
  EXPECT_EQ(codes_of(R"({"const": 1, "enum": [2]})"),
            "schema.impossible-value 1\nschema.impossible-value [2]\n");
  EXPECT_EQ(codes_of(R"({"maxLength": 2, "enum": ["abc", "ab"]})"), "schema.dead-value \"abc\"\n");
  EXPECT_EQ(codes_of(R"({"properties": {"a": false}, "required": ["a"]})"),
            "schema.impossible-required \"a\"\n");
  EXPECT_EQ(codes_of(R"({"required": ["a", "b"], "maxProperties": 1})"),
            "schema.impossible-required 1\n");
  EXPECT_EQ(
      codes_of(R"({"type": "object", "$ref": "#/$defs/s", "$defs": {"s": {"type": "string"}}})"),
      "schema.disjoint-parts \"#/$defs/s\"\n");
  EXPECT_EQ(codes_of(R"({"oneOf": [{"minLength": 1}, {"minLength": 1}]})"),
            "schema.overlapping-one-of {\"minLength\": 1}\n");
}

TEST(SchemaRules, HoldExamplesToTheirSchemas) {
  EXPECT_EQ(
      said_of(R"({"type": "object", "properties": {"id": {"type": "integer"}},
 "examples": [{"id": "4"}]})"),
      R"(x.json:2:22: warning: `examples` breaks its own schema: `/id` is the string `4`, the schema asks for an integer [schema.broken-example]
   |
 2 |  "examples": [{"id": "4"}]}
   |                      ^^^
x.json:1:42: note: asked for here
   |
 1 | {"type": "object", "properties": {"id": {"type": "integer"}},
   |                                          ^^^^^^
)");
}

TEST(SchemaRules, FollowReferencesToOtherFiles) {
  base::FakeDisk disk;
  disk.files["s/x.json"] = R"({"$ref": "parts.json#/$defs/id"})";
  disk.files["s/parts.json"] = R"({"$defs": {"id": {"type": "string", "minLenght": 1}}})";
  text::SourceMap sources;
  const auto report = lint_file(sources, disk, "s/x.json", {.as = Kind::schema});
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(sources.place(report.findings[0].span), "s/parts.json:1:37");
  EXPECT_EQ(report.findings[0].code, "schema.misspelt-keyword");
}

}  // namespace
}  // namespace assay::lint
