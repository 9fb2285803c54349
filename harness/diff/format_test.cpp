#include "diff/format.h"

#include <gtest/gtest.h>

#include "base/disk.h"
#include "diff/testing/shop.h"
#include "schema/schema.h"
#include "testing/golden.h"
#include "tree/testing.h"

namespace assay::diff {
namespace {

/// Changes of each kind, that break and that do not.
Compared sample() {
  return Compared(
      Shop{.answer = "{type: object, required: [id], properties: {id: {type: string}, note: {type: "
                     "string, x-assay-level: should}}}",
           .parameter = "{name: page, in: query, schema: {type: integer}}"}
          .text(),
      Shop{.answer = "{type: object, required: [id], properties: {id: {type: [string, 'null']}, "
                     "tags: {type: array, items: {type: string}}}}",
           .answers = "'404': {description: there is none}"}
          .text());
}

std::string rendered(std::string_view format, const Compared& compared) {
  return find_format(format)->render(
      {.before = "old.yaml", .after = "new.yaml", .changes = compared.changes()}, compared.sources);
}

TEST(Formats, AreTheGoldenTexts) {
  const auto compared = sample();
  for (const auto* format : formats()) {
    assay::testing::golden("diff/testdata/sample." + std::string(format->name),
                           rendered(format->name, compared));
  }
}

TEST(Json, HoldsTheSchemaOfItsOwn) {
  base::Disk disk;
  const auto schema_text =
      disk.read(assay::testing::source_path("schemas/assay/diff.schema.json"), 1 << 20);
  ASSERT_TRUE(schema_text.has_value());
  const tree::JsonReading schema(*schema_text);
  text::Diagnostics problems;
  const auto compiled = schema::compile(schema.sources, *schema.root, {}, problems);
  ASSERT_TRUE(compiled.has_value()) << text::render(schema.sources, problems);
  const auto body = schema::parse_body(rendered("json", sample()));
  ASSERT_TRUE(body.has_value());
  const auto outcome = compiled->evaluate(*body);
  EXPECT_EQ(outcome.validity, schema::Validity::valid);
  for (const auto& violation : outcome.violations)
    ADD_FAILURE() << violation.instance.to_string() << " " << violation.expected;
}

TEST(Formats, SayThatNothingChanged) {
  EXPECT_EQ(find_format("text")->render({.before = "a", .after = "b", .changes = {}}, {}),
            "no change\n");
  EXPECT_EQ(find_format("sarif"), nullptr);
}

}  // namespace
}  // namespace assay::diff
