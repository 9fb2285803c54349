#include "docs/stainless_label.h"

#include <gtest/gtest.h>

#include "docs/stainless_labels.h"

namespace assay::docs::stainless {
namespace {

using Kind = Alternative::Kind;

std::vector<Kind> kinds(const Label& label) {
  std::vector<Kind> kinds;
  for (const auto& alternative : label.type.alternatives)
    kinds.push_back(alternative.kind);
  return kinds;
}

TEST(ReadLabel, TellsAFieldItsOptionalityAndItsType) {
  const auto label = read_label("notes: optional string or null");
  ASSERT_TRUE(label);
  EXPECT_EQ(label->kind, Label::Kind::field);
  EXPECT_EQ(label->name, "notes");
  EXPECT_TRUE(label->optional);
  EXPECT_TRUE(label->type.nullable);
  EXPECT_EQ(kinds(*label), std::vector{Kind::primitive});
}

TEST(ReadLabel, TakesTheQuotesOffAName) {
  const auto label = read_label(R"("origin-ip": string)");
  ASSERT_TRUE(label);
  EXPECT_EQ(label->name, "origin-ip");
}

TEST(ReadLabel, KeepsAColonInsideALiteral) {
  const auto label = read_label(R"("a: b" or "c")");
  ASSERT_TRUE(label);
  EXPECT_EQ(label->kind, Label::Kind::type);
  EXPECT_EQ(kinds(*label), (std::vector{Kind::literal, Kind::literal}));
}

TEST(ReadLabel, CountsAnnouncedMembersShownOrNot) {
  const auto label = read_label("result: object { id, \"x-y\", tags, 10 more }");
  ASSERT_TRUE(label);
  EXPECT_EQ(announced(label->type.alternatives.front()), 13U);
  EXPECT_EQ(label->type.alternatives.front().members,
            (std::vector<std::string_view>{"id", "x-y", "tags"}));
}

TEST(ReadLabel, ReadsUnionsOfObjectsWithTwoBlanksBeforeOr) {
  const auto label = read_label("value: map[object { a, b }  or object { c } ]");
  ASSERT_TRUE(label);
  ASSERT_EQ(kinds(*label), std::vector{Kind::map});
  EXPECT_EQ(label->type.alternatives.front().inner.size(), 2U);
}

TEST(ReadLabel, ReadsVariantsAndAliases) {
  const auto variant = read_label("Hop object { at, type }");
  ASSERT_TRUE(variant);
  EXPECT_EQ(variant->kind, Label::Kind::variant);
  EXPECT_EQ(variant->name, "Hop");
  const auto alias = read_label(R"(Kind = "a" or "b" or 3 more or string)");
  ASSERT_TRUE(alias);
  EXPECT_EQ(alias->kind, Label::Kind::alias);
  EXPECT_EQ(kinds(*alias),
            (std::vector{Kind::literal, Kind::literal, Kind::more, Kind::primitive}));
}

TEST(ReadLabel, RefusesWhatProsePutsInBackticks) {
  for (const std::string_view text :
       {"", "care", "a b", "GET /x", "object {", "map[string", "x: ", "{\"a\": 1}", "\"open"}) {
    EXPECT_FALSE(read_label(text)) << text;
  }
}

TEST(ReadLabel, ReadsTypesThatAllHold) {
  const auto label = read_label("hull: optional Frame and object { keel, ribs } ");
  ASSERT_TRUE(label);
  EXPECT_TRUE(label->type.all_hold);
  EXPECT_EQ(label->type.alternatives.size(), 2U);
  EXPECT_FALSE(read_label("hull: Frame and Keel or null"));
}

TEST(ReadLabel, KnowsThatTheValuesOfAMapMayBeNull) {
  const auto label = read_label("marks: map[string or null]");
  ASSERT_TRUE(label);
  EXPECT_TRUE(label->type.alternatives.front().nullable);
  EXPECT_FALSE(label->type.nullable);
}

TEST(ReadLabel, TellsAFieldOfUnknownTypeFromProse) {
  EXPECT_FALSE(read_label("knots: Tuple(int, str)"));
  const auto field = read_unknown_field("knots: optional Tuple(int, str)");
  ASSERT_TRUE(field);
  EXPECT_EQ(field->name, "knots");
  EXPECT_TRUE(field->optional);
  EXPECT_TRUE(is_unknown(*field));
  EXPECT_FALSE(read_unknown_field("knots"));
  EXPECT_FALSE(read_unknown_field("knots: "));
}

TEST(ReadLabel, EndsOnDeepNesting) {
  std::string text = "x: ";
  for (int i = 0; i < 5000; ++i)
    text += "array of ";
  EXPECT_FALSE(read_label(text + "string"));
  text = "x: ";
  for (int i = 0; i < 5000; ++i)
    text += "map[";
  EXPECT_FALSE(read_label(text));
}

TEST(Labels, ReadEachTextOnce) {
  const std::string page = "id: string, id: string";
  const std::string_view first(page.data(), 10);
  const std::string_view second(page.data() + 12, 10);
  Labels labels;
  const auto* label = labels.read(first);
  ASSERT_NE(label, nullptr);
  EXPECT_EQ(label->name, "id");
  EXPECT_EQ(label->text.data(), first.data());
  EXPECT_EQ(labels.read(second), label);
}

TEST(Labels, TellAFieldOfUnknownTypeFromProse) {
  Labels labels;
  const auto* unknown = labels.read("items: array of Kite and Ship or Raft");
  ASSERT_NE(unknown, nullptr);
  EXPECT_TRUE(is_unknown(*unknown));
  EXPECT_EQ(labels.read("prose"), nullptr);
  EXPECT_EQ(labels.read("prose"), nullptr);
}

}  // namespace
}  // namespace assay::docs::stainless
