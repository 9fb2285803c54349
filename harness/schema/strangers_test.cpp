#include "schema/strangers.h"

#include <gtest/gtest.h>

#include "schema/schema.h"
#include "tree/testing.h"

namespace assay::schema {
namespace {

/// What is said of `schema` when it is compiled, a line each: place, code, message, advice.
std::string said_of(std::string_view schema, Dialect dialect = Dialect::draft2020_12) {
  tree::JsonReading reading(schema);
  text::Diagnostics out;
  const auto compiled = compile(reading.sources, *reading.root, {.dialect = dialect}, out);
  std::string lines;
  for (const auto& problem : out.items()) {
    lines += reading.text(problem.span);
    lines += " [" + problem.code + "] " + problem.message;
    lines += problem.advice.empty() ? "\n" : " (" + problem.advice + ")\n";
  }
  EXPECT_TRUE(compiled.has_value()) << schema;
  return lines;
}

TEST(Strangers, AreSaidWithWhatMayHaveBeenMeant) {
  EXPECT_EQ(said_of(R"({"requierd": ["a"]})"),
            "\"requierd\" [schema.misspelt-keyword] `requierd` is no keyword of 2020-12: it says "
            "nothing (did you mean `required`?)\n");
  EXPECT_EQ(said_of(R"({"widget": 1})"),
            "\"widget\" [schema.unknown-keyword] `widget` is no keyword of 2020-12: it says "
            "nothing\n");
  EXPECT_EQ(said_of(R"({"format": "datetime"})"),
            "\"datetime\" [schema.unknown-format] `datetime` is no format that is known: it is not "
            "judged (did you mean `date-time`?)\n");
}

TEST(Strangers, OfAnotherDialectAreToldWhoseTheyAre) {
  EXPECT_EQ(said_of(R"({"nullable": true})", Dialect::openapi3_1),
            "\"nullable\" [schema.keyword-of-another-dialect] `nullable` is a keyword of OpenAPI "
            "3.0, and says nothing in OpenAPI 3.1 (add `null` to `type`)\n");
  EXPECT_EQ(said_of(R"({"dependentRequired": {}})", Dialect::draft7),
            "\"dependentRequired\" [schema.keyword-of-another-dialect] `dependentRequired` is a "
            "keyword of 2019-09 and later, and says nothing in draft-07\n");
  EXPECT_EQ(
      said_of(R"({"additionalItems": false})"),
      "\"additionalItems\" [schema.keyword-of-another-dialect] `additionalItems` is a keyword "
      "of the drafts up to 2019-09, and says nothing in 2020-12 (use `prefixItems` for the "
      "first items, and `items` for the others)\n");
}

TEST(Strangers, AreNoExtensionsButThoseThatBeginLikeOurs) {
  EXPECT_EQ(said_of(R"({"x-widget": 1, "x-assay-level": "should"})"), "");
  EXPECT_EQ(said_of(R"({"x-assay-levle": "should"})"),
            "\"x-assay-levle\" [schema.misspelt-keyword] `x-assay-levle` is no keyword of 2020-12: "
            "it says nothing (did you mean `x-assay-level`?)\n");
}

TEST(Strangers, AreSaidOnceWhereverTheSchemaIsUsed) {
  EXPECT_EQ(said_of(R"({"$defs": {"a": {"tpye": "string"}},
                        "properties": {"x": {"$ref": "#/$defs/a"}, "y": {"$ref": "#/$defs/a"}}})"),
            "\"tpye\" [schema.misspelt-keyword] `tpye` is no keyword of 2020-12: it says nothing "
            "(did you mean `type`?)\n");
}

TEST(Strangers, BesideAReferenceThatHidesThemAreNotSaid) {
  EXPECT_EQ(said_of(R"({"definitions": {"a": {}}, "properties": {"x": {"$ref": "#/definitions/a",
                        "widget": 1}}})",
                    Dialect::draft7),
            "");
}

}  // namespace
}  // namespace assay::schema
