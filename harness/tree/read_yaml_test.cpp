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

TEST(ReadYaml, MergesWhereMergeKeysAreLetIn) {
  const Limits merging{.merge_keys = true};
  EXPECT_EQ(YamlReading("base: &b {a: 1, b: 2}\nx: {<<: *b, b: 3}\n", merging).shown(),
            R"({"base":{"a":1,"b":2},"x":{"b":3,"a":1}})");
  EXPECT_EQ(
      YamlReading("x: {<<: [&p {a: 1}, {<<: *p, c: 2, a: 9}]}\ny: {'<<': 4}\n", merging).shown(),
      R"({"x":{"a":1,"c":2},"y":{"<<":4}})");
  EXPECT_EQ(YamlReading("y: &y {<<: &z {a: 1}}\nx: [*y, *z]\n", merging).shown(),
            R"({"y":{"a":1},"x":[{"a":1},{"a":1}]})");
  EXPECT_EQ(YamlReading("<<: [1]\n", merging).codes(), "yaml.merge-key yaml.merge-key ");
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

TEST(ReadYaml, PlacesKeysAndValuesUnderAnyLineEndingAndMark) {
  for (const std::string text : {"é: 'x'\nb: |\n  one\n  two\n",
                                 "é: 'x'\r\nb: |\r\n  one\r\n  two\r\n",
                                 "\xEF\xBB\xBFé: 'x'\nb: |\n  one\n  two"}) {
    const YamlReading reading(text);
    ASSERT_TRUE(reading.root) << reading.shown();
    const auto& members = reading.root->members;
    EXPECT_EQ(reading.text(members[0].key_span), "é");
    EXPECT_EQ(reading.text(members[0].value.span), "'x'");
    EXPECT_EQ(reading.sources.position(members[0].key_span), (text::Position{1, 1}));
    EXPECT_EQ(reading.sources.position(members[0].value.span), (text::Position{1, 4}));
    EXPECT_EQ(reading.sources.position(members[1].value.span), (text::Position{2, 4}));
    EXPECT_EQ(reading.text(members[1].value.span).substr(0, 1), "|");
    EXPECT_TRUE(reading.text(members[1].value.span).ends_with("two"));
  }
}

TEST(ReadYaml, ReadsAPartOfAPage) {
  text::SourceMap sources;
  auto page = sources.add("page.md", "Text\n\n```yaml\na: [1, x]\n```\n");
  page.begin = 14;
  page.end = 24;
  text::Diagnostics out;
  const auto root = read_yaml(sources, page, out);
  ASSERT_TRUE(root) << text::render(sources, out);
  EXPECT_EQ(sources.place(root->find("a")->items[1].span), "page.md:4:8");
}

TEST(ReadYaml, GivesFlowCollectionsTheirBracketsAndBlocksTheirChildren) {
  const YamlReading reading("a:\n  - [1, {b: c} , ]  # x\n  - {}\n  - k: v\n    w:\n");
  ASSERT_TRUE(reading.root) << reading.shown();
  const auto& a = *reading.root->find("a");
  EXPECT_EQ(reading.text(a.span), "[1, {b: c} , ]  # x\n  - {}\n  - k: v\n    w:");
  EXPECT_EQ(reading.text(a.items[0].span), "[1, {b: c} , ]");
  EXPECT_EQ(reading.text(a.items[0].items[1].span), "{b: c}");
  EXPECT_EQ(reading.text(a.items[1].span), "{}");
  EXPECT_EQ(reading.text(a.items[2].span), "k: v\n    w:");
}

TEST(ReadYaml, PlacesTextsOverSeveralLines) {
  const YamlReading reading(
      "a: one\n  two # not\nb: \"x\n\n  y\" # z\nc: !!str &n\n  12\nd: *n\ne: >2-\n    f\n\n\nf: "
      "1");
  ASSERT_TRUE(reading.root) << reading.shown();
  const auto at = [&](std::string_view key) {
    return std::string(reading.text(reading.root->find(key)->span));
  };
  EXPECT_EQ(at("a"), "one\n  two");
  EXPECT_EQ(at("b"), "\"x\n\n  y\"");
  EXPECT_EQ(at("c"), "12");
  EXPECT_EQ(at("d"), "*n");
  EXPECT_EQ(at("e"), ">2-\n    f");
  EXPECT_EQ(reading.root->string_at("a"), "one two");
  EXPECT_EQ(reading.root->string_at("b"), "x\ny");
  EXPECT_EQ(reading.root->string_at("d"), "12");
  EXPECT_EQ(reading.root->string_at("e"), "  f");
}

TEST(ReadYaml, MarksWhatStoodInQuotesOrABlock) {
  const YamlReading reading("[a, 'b', \"c\", 1, !!str 2]");
  std::string quoted;
  for (const auto& item : reading.root->items)
    quoted += item.quoted ? 'q' : '-';
  EXPECT_EQ(quoted, "-qq-q");
}

TEST(ReadYaml, TakesKeysAsTheyAreWritten) {
  const YamlReading reading("200: a\ntrue: b\n~: c\nno: d\n0x10: e\n.inf: i\n'q': f\n? g\n: h\n");
  EXPECT_EQ(reading.shown(),
            R"({"200":"a","true":"b","~":"c","no":"d","0x10":"e",".inf":"i","q":"f","g":"h"})");
  EXPECT_EQ(reading.codes(), "");
}

TEST(ReadYaml, TakesTheTagsOfTheCoreSchema) {
  EXPECT_EQ(YamlReading("[!!str 1, !!int 0x1F, !!float 1, !!bool True, !!null '', !!seq [], !!map "
                        "{}, ! 1, !!str ]")
                .shown(),
            R"(["1",31,1,true,null,[],{},"1",""])");
}

TEST(ReadYaml, ReadsEveryNumberOfTheCoreSchemaAsJsonSpellsIt) {
  const YamlReading reading(
      "[0, -0, +0, 007, -0o17, 0o17, 0xfF, 0xFFFFFFFFFFFFFFFF, 1., -.5, +.5e3, 00.50, 1E+2, "
      "1e1000, 18446744073709551616, 0b1, 1e, ., -, 0x, 0o8, +-1, 1.2.3, 1 2]");
  EXPECT_EQ(
      reading.shown(),
      R"([0,-0,0,7,"-0o17",15,255,18446744073709551615,1.0,-0.5,0.5e3,0.50,1E+2,1e1000,18446744073709551616,"0b1","1e",".","-","0x","0o8","+-1","1.2.3","12"])");
  EXPECT_EQ(YamlReading("0x10000000000000000").codes(), "yaml.not-json ");
}

}  // namespace
}  // namespace assay::tree
