#include "generate/credential.h"

#include <set>

#include <gtest/gtest.h>

#include "text/source_map.h"
#include "tree/read.h"

namespace assay::generate {
namespace {

boost::json::value variable_of(std::uint64_t seed, const std::string& schema) {
  text::SourceMap sources;
  text::Diagnostics problems;
  const auto node = tree::read_yaml(sources, sources.add("schema.yaml", schema), problems);
  EXPECT_TRUE(node) << text::render(sources, problems);
  return variable(seed, "id", &*node);
}

TEST(Credential, IsPrintableAndLongAndItsOwnForEachKind) {
  std::set<std::string> seen;
  for (const std::uint64_t seed : {1U, 2U}) {
    for (const auto* scheme : {"webhook", "oauth"}) {
      for (const auto* kind : {"default", "limited", "wrong"})
        seen.insert(credential(seed, scheme, kind));
    }
  }
  EXPECT_EQ(seen.size(), 12U);
  for (const auto& secret : seen) {
    EXPECT_GE(secret.size(), 16U);
    EXPECT_EQ(secret.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789"), std::string::npos);
  }
  EXPECT_EQ(credential(1, "oauth", "default"), credential(1, "oauth", "default"));
}

TEST(Variable, OfNoSchemaIsASafeText) {
  const auto value = variable(1, "account_id", nullptr);
  ASSERT_TRUE(value.is_string());
  EXPECT_EQ(value.get_string().size(), 16U);
  EXPECT_NE(value, variable(2, "account_id", nullptr));
  EXPECT_NE(value, variable(1, "zone_id", nullptr));
  EXPECT_EQ(value, variable(1, "account_id", nullptr));
}

TEST(Variable, IsNotTheExampleOfThePage) {
  for (const auto* schema : {"{type: string, pattern: '^a[0-9]{9}$', example: a000000001}",
                             "{type: integer, examples: [7]}",
                             "{type: string, format: uuid, default: not-one}"}) {
    EXPECT_NE(variable_of(1, schema), variable_of(2, schema)) << schema;
  }
}

TEST(Variable, OfAListIsOneItem) {
  EXPECT_TRUE(variable_of(1, "{type: array, items: {type: integer, minimum: 1}}").is_int64());
  EXPECT_EQ(variable_of(1, "{type: array, items: {type: array, items: {enum: [b]}}}"),
            boost::json::value("b"));
  EXPECT_TRUE(variable_of(1, "{type: array}").is_string());
}

TEST(Variable, IsOfOneBranchWhereOthersTakeSomeTexts) {
  const auto value =
      variable_of(1, "{oneOf: [{type: integer}, {type: string, format: uuid}, {type: string}]}");
  ASSERT_TRUE(value.is_string());
  EXPECT_EQ(value.get_string().size(), 16U);
}

TEST(Variable, KeepsTheSchema) {
  EXPECT_TRUE(variable_of(1, "{type: integer, minimum: 1}").is_int64());
  EXPECT_GE(variable_of(1, "{type: integer, minimum: 1}").get_int64(), 100);
  EXPECT_EQ(variable_of(1, "{type: integer, minimum: 3, maximum: 3}"), boost::json::value(3));
  EXPECT_EQ(variable_of(1, "{type: integer, multipleOf: 50, minimum: 50, maximum: 99}"),
            boost::json::value(50));
  EXPECT_TRUE(variable_of(1, "{type: [array, integer], items: {type: integer}}").is_int64());
  EXPECT_TRUE(variable_of(1, "{type: [array, string]}").is_string());
  EXPECT_EQ(variable_of(1, "{enum: [b, a]}"), boost::json::value("b"));
  EXPECT_EQ(variable_of(1, "{type: integer, enum: [5]}"), boost::json::value(5));
  EXPECT_EQ(variable_of(1, "{type: string, format: uuid}").get_string().size(), 36U);
  EXPECT_EQ(variable_of(1, "{type: string, maxLength: 5}").get_string().size(), 5U);
  EXPECT_EQ(variable_of(1, "{type: string, pattern: '^x{4}$'}"), boost::json::value("xxxx"));
}

}  // namespace
}  // namespace assay::generate
