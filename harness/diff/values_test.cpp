#include "diff/values.h"

#include <string>

#include <gtest/gtest.h>

#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/read.h"

namespace assay::diff {
namespace {

Relation relation(std::string_view keyword, const std::string& before, const std::string& after) {
  text::SourceMap sources;
  text::Diagnostics problems;
  const auto read = [&](const std::string& text) {
    return tree::read_yaml(sources, sources.add("value.yaml", text), problems);
  };
  const auto old_value = read(before);
  const auto new_value = read(after);
  EXPECT_FALSE(problems.has_errors());
  return compare_values(keyword, &*old_value, &*new_value);
}

TEST(CompareValues, TakesAnIntegerForANumberAndOneTypeForAListOfOne) {
  EXPECT_EQ(relation("type", "integer", "number"), Relation::wider);
  EXPECT_EQ(relation("type", "[string]", "string"), Relation::same);
  EXPECT_EQ(relation("type", "[string, 'null']", "string"), Relation::narrower);
  EXPECT_EQ(relation("type", "[string, 'null']", "[string, integer]"), Relation::different);
}

TEST(CompareValues, TakesAnEnumForASet) {
  EXPECT_EQ(relation("enum", "[a, b]", "[b, a]"), Relation::same);
  EXPECT_EQ(relation("enum", "[a, b]", "[b, a, '1']"), Relation::wider);
  EXPECT_EQ(relation("enum", "[a, 1]", "[a, '1']"), Relation::different);
}

TEST(CompareValues, ComparesBoundsAsNumbers) {
  EXPECT_EQ(relation("maximum", "10", "9"), Relation::narrower);
  EXPECT_EQ(relation("maxLength", "10", "1e1"), Relation::same);
  EXPECT_EQ(relation("minimum", "1", "0.5"), Relation::wider);
  EXPECT_EQ(relation("minItems", "1", "2"), Relation::narrower);
}

TEST(CompareValues, TakesTrueForTheFlagThatAllowsMore) {
  EXPECT_EQ(relation("additionalProperties", "false", "true"), Relation::wider);
  EXPECT_EQ(relation("additionalProperties", "false", "{type: string}"), Relation::different);
}

TEST(CompareValues, CannotTellWhatTwoPatternsAllow) {
  EXPECT_EQ(relation("pattern", "^a", "^ab"), Relation::different);
  EXPECT_EQ(compare_values("pattern", nullptr, nullptr), Relation::different);
}

}  // namespace
}  // namespace assay::diff
