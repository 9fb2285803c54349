#include <gtest/gtest.h>

#include "tree/testing.h"

namespace assay::tree {
namespace {

TEST(ReadJson, GivesKindsTextsAndPlaces) {
  const JsonReading reading(R"( {"a": [1, -1.5e3, "x\ny"], "b": true, "c": null} )");
  ASSERT_TRUE(reading.root) << reading.shown();
  const auto& root = *reading.root;
  EXPECT_EQ(reading.text(root.span), R"({"a": [1, -1.5e3, "x\ny"], "b": true, "c": null})");
  EXPECT_EQ(reading.text(root.members[0].key_span), R"("a")");
  const auto& a = *root.find("a");
  EXPECT_EQ(a.items[0].kind, Kind::integer);
  EXPECT_EQ(a.items[1].kind, Kind::number);
  EXPECT_EQ(a.items[1].scalar, "-1.5e3");
  EXPECT_EQ(a.items[2].scalar, "x\ny");
  EXPECT_EQ(reading.text(a.items[2].span), R"("x\ny")");
  EXPECT_EQ(root.find("b")->scalar, "true");
  EXPECT_TRUE(root.find("c")->is(Kind::null));
}

TEST(ReadJson, TellsIntegersFromNumbersByTheirSpelling) {
  for (const auto* text : {"0", "-0", "12345678901234567890123"})
    EXPECT_EQ(JsonReading(text).root->kind, Kind::integer);
  for (const auto* text : {"1.0", "1e3", "-0.5E+10"})
    EXPECT_EQ(JsonReading(text).root->kind, Kind::number);
}

TEST(ReadJson, DecodesEscapesAndSurrogatePairs) {
  const JsonReading reading(R"("\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\u0000")");
  ASSERT_TRUE(reading.root);
  EXPECT_EQ(reading.root->scalar, std::string_view("\"\\/\b\f\n\r\té😀\0", 15));
}

TEST(ReadJson, ReadsAPartOfAPage) {
  text::SourceMap sources;
  auto page = sources.add("page.md", "see `[1, 2]` there");
  page.begin = 5;
  page.end = 11;
  text::Diagnostics out;
  const auto root = read_json(sources, page, out);
  ASSERT_TRUE(root);
  EXPECT_EQ(sources.text(root->items[1].span), "2");
  EXPECT_EQ(sources.place(root->items[1].span), "page.md:1:10");
}

TEST(ReadJson, HoldsItsDepthLimit) {
  EXPECT_TRUE(JsonReading("[[1]]", {.depth = 2}).root);
  EXPECT_EQ(JsonReading("[[[1]]]", {.depth = 2}).codes(), "json.depth ");
  EXPECT_EQ(JsonReading(std::string(100'000, '[')).codes(), "json.depth ");
  EXPECT_EQ(JsonReading("[1,2,3]", {.nodes = 3}).codes(), "json.too-large ");
}

TEST(ReadJson, ReportsEqualKeysAtBothPlacesAndReadsOn) {
  const JsonReading reading(R"({"a": {"b": 1, "\u0062": 2}, "a": 3})");
  EXPECT_FALSE(reading.root);
  ASSERT_EQ(reading.codes(), "json.duplicate-key json.duplicate-key ");
  EXPECT_EQ(reading.text(reading.out.items()[0].span), R"("\u0062")");
  EXPECT_EQ(reading.text(reading.out.items()[0].related.at(0).span), R"("b")");
}

TEST(ReadJson, WarnsOfAByteOrderMark) {
  const JsonReading reading("\xEF\xBB\xBF[1]");
  EXPECT_EQ(reading.codes(), "json.byte-order-mark ");
  EXPECT_EQ(reading.text(reading.root->items[0].span), "1");
}

TEST(ReadJson, TakesEachTextOfTheGrammar) {
  for (const std::string_view text : {"0",
                                      "-0",
                                      "-1",
                                      "1.5",
                                      "1e5",
                                      "1E+5",
                                      "1e-05",
                                      "0.0",
                                      "123456789012345678901234567890",
                                      "1E400",
                                      "\"\"",
                                      "\"\\u0000\"",
                                      "\"\\ud83d\\ude00\"",
                                      "\"/\\/\"",
                                      "\"\x7F\"",
                                      "\"\u2028\"",
                                      "[]",
                                      "[ ]",
                                      "{}",
                                      "{ }",
                                      "[[]]",
                                      "[1]",
                                      " [1 , 2 ] ",
                                      "{\"\":0}",
                                      "{\"a\":{\"a\":[{}]}}",
                                      "\t\r\n null \t\r\n",
                                      "true",
                                      "false",
                                      "[null,true,false]"}) {
    EXPECT_TRUE(JsonReading(text).root) << text << "\n" << JsonReading(text).shown();
  }
}

TEST(ReadJson, RefusesEveryOtherText) {
  for (const std::string_view text : {"",
                                      " ",
                                      "+1",
                                      "-",
                                      "01",
                                      "-01",
                                      "1.",
                                      ".5",
                                      "-.5",
                                      "1e",
                                      "1e+",
                                      "1.e1",
                                      "0x1",
                                      "1_0",
                                      "--1",
                                      "Infinity",
                                      "-Infinity",
                                      "NaN",
                                      "nul",
                                      "nullx",
                                      "True",
                                      "'a'",
                                      "\"",
                                      "\"a",
                                      "\"\\",
                                      "\"\\x\"",
                                      "\"\\u12\"",
                                      "\"\\u12G4\"",
                                      "\"\\ud800\"",
                                      "\"\\ud800\\u0041\"",
                                      "\"\\udc00\"",
                                      "\"\n\"",
                                      "\"\x01\"",
                                      "\"\xFF\"",
                                      "\"\xC0\x80\"",
                                      "\"\xED\xA0\x80\"",
                                      "[",
                                      "]",
                                      "[1",
                                      "[1,",
                                      "[1,]",
                                      "[,1]",
                                      "[1,,2]",
                                      "[1 2]",
                                      "{",
                                      "}",
                                      "{\"a\"",
                                      "{\"a\":",
                                      "{\"a\":1",
                                      "{\"a\":1,",
                                      "{\"a\":1,}",
                                      "{,}",
                                      "{1:2}",
                                      "{a:1}",
                                      "{\"a\" 1}",
                                      "{\"a\"::1}",
                                      "[1}",
                                      "{\"a\":1]",
                                      "1 2",
                                      "[] []",
                                      "[1]x",
                                      "\f1",
                                      "\u00A0"
                                      "1",
                                      "/**/1",
                                      "1//x",
                                      "#",
                                      "\xEF\xBB\xBF",
                                      "1\xEF\xBB\xBF"}) {
    const JsonReading reading(text);
    EXPECT_FALSE(reading.root) << text;
    EXPECT_TRUE(reading.out.has_errors()) << text;
  }
  EXPECT_FALSE(JsonReading(std::string_view("\0", 1)).root);
  EXPECT_FALSE(JsonReading(std::string_view("1\0", 2)).root);
}

TEST(ReadAny, TellsJsonFromYamlByNameAndFirstByte) {
  const auto is_json = [](std::string name, std::string_view text) {
    Reading reading;
    read_into(reading, read_any, std::move(name), text);
    return !reading.root;  // a trailing comma is YAML, but no JSON
  };
  EXPECT_TRUE(is_json("x.json", "[1,]"));
  EXPECT_TRUE(is_json("x", " \n{\"a\": 1,}"));
  EXPECT_TRUE(is_json("x", "\xEF\xBB\xBF[1,]"));
  EXPECT_FALSE(is_json("x.yaml", "[1,]"));
  EXPECT_FALSE(is_json("x.yml", "{a: 1,}"));
  EXPECT_FALSE(is_json("x.json", "- [1,]"));
}

}  // namespace
}  // namespace assay::tree
