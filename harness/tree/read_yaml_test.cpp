#include <gtest/gtest.h>

#include "tree/testing.h"

namespace assay::tree {
namespace {

TEST(ReadYaml, GivesKindsTextsAndPlaces) {
  const YamlReading reading(
      "a: 1\nb:\n  - x y\n  - 'it''s'\n  -\nc: {d: ~, e: }\nf:\ng: |\n  one\n  two\n");
  ASSERT_TRUE(reading.root) << reading.shown();
  EXPECT_EQ(reading.shown(),
            R"({"a":1,"b":["xy","it's",null],"c":{"d":null,"e":null},"f":null,"g":"one\ntwo\n"})");
  const auto& root = *reading.root;
  EXPECT_EQ(reading.text(root.find("b")->items[0].span), "x y");
  EXPECT_EQ(reading.text(root.find("b")->items[1].span), "'it''s'");
  EXPECT_EQ(reading.text(root.find("b")->items[2].span), "-");
  EXPECT_EQ(reading.text(root.find("c")->span), "{d: ~, e: }");
  EXPECT_EQ(reading.text(root.find("c")->find("d")->span), "~");
  EXPECT_EQ(reading.text(root.find("c")->find("e")->span), "e");
  EXPECT_EQ(reading.text(root.find("f")->span), "f");
  EXPECT_EQ(reading.text(root.find("g")->span), "|\n  one\n  two");
  EXPECT_EQ(reading.text(root.members[2].key_span), "c");
}

TEST(ReadYaml, ResolvesPlainScalarsByTheCoreSchema) {
  const YamlReading reading(
      "[null, ~, Null, true, FALSE, 1, +2, 012, 0o17, 0x1F, 1.50, .5, 1., 1e3, no, 1_000, '1', "
      "2024-01-01]");
  EXPECT_EQ(
      reading.shown(),
      R"([null,null,null,true,false,1,2,12,15,31,1.50,0.5,1.0,1e3,"no","1_000","1","2024-01-01"])");
}

TEST(ReadYaml, RefusesWhatHasTwoMeanings) {
  EXPECT_EQ(YamlReading("a: 1\na: 2\n").codes(), "yaml.duplicate-key ");
  EXPECT_EQ(YamlReading("a: \"xyz\n").codes(), "yaml.unclosed-quote ");
  EXPECT_EQ(YamlReading("a: {{ b }}\n").codes(), "yaml.template ");
  EXPECT_EQ(YamlReading("? [a]\n: b\n").codes(), "yaml.complex-key ");
  EXPECT_EQ(YamlReading("<<: {a: 1}\n").codes(), "yaml.merge-key ");
  EXPECT_EQ(YamlReading("a: !foo b\n").codes(), "yaml.unknown-tag ");
  EXPECT_EQ(YamlReading("a: .nan\n").codes(), "yaml.not-json ");
  EXPECT_EQ(YamlReading("a: 1\n---\nb: 2\n").codes(), "yaml.several-documents ");
  EXPECT_EQ(YamlReading("").codes(), "yaml.no-document ");
}

TEST(ReadYaml, ExpandsAliasesWithinTheirBudget) {
  EXPECT_EQ(YamlReading("a: &x [1, {b: 2}]\nc: *x\n").shown(),
            R"({"a":[1,{"b":2}],"c":[1,{"b":2}]})");
  EXPECT_EQ(YamlReading("&a [x, *a]").codes(), "yaml.recursive-alias ");
  EXPECT_EQ(YamlReading("a: &x [1, 2]\nb: [*x, *x]\n", {.alias_nodes = 5}).codes(),
            "yaml.alias-budget ");
}

TEST(ReadYaml, HoldsItsDepthLimit) {
  EXPECT_EQ(YamlReading(std::string(300, '[')).codes(), "yaml.depth ");
  EXPECT_EQ(YamlReading(std::string(100'000, '[')).codes(), "yaml.depth ");
}

}  // namespace
}  // namespace assay::tree
