#include "docs/word_limits.h"

#include <string>

#include <gtest/gtest.h>

#include "base/disk.h"
#include "docs/limit_rules.h"
#include "docs/nodes.h"
#include "docs/registry.h"
#include "docs/testing/described.h"
#include "tree/read.h"
#include "tree/write.h"

namespace assay::docs {
namespace {

using testing::Described;

std::string read(std::string_view types, std::string_view words, std::string_view example = {}) {
  return Described(types, words).read(example);
}

TEST(WordLimits, AreKeywordsOfTheTypeThatTheyMeasure) {
  EXPECT_EQ(read(R"({"type": "integer"})", "Rows a page (1–200).\nDefault: `50`"),
            "type: integer; default: 50; minimum: 1; maximum: 200; "
            "x-assay-level: {minimum: must, maximum: must}; ");
  EXPECT_EQ(read(R"({"type": "string"})", "The title, up to `40` characters."),
            "type: string; maxLength: 40; x-assay-level: {maxLength: must}; ");
  EXPECT_EQ(read(R"({"type": "array"})", "Tags. Should contain at least 2 elements."),
            "type: array; minItems: 2; x-assay-level: {minItems: should}; ");
  EXPECT_EQ(read(R"({"type": "object"})", "Labels. Maximum 16 pairs."),
            "type: object; maxProperties: 16; x-assay-level: {maxProperties: must}; ");
}

TEST(WordLimits, HoldForNamesAndValuesOfMembers) {
  const auto* words = "Maximum 16 pairs, keys up to 64 characters, values up to 512";
  EXPECT_EQ(read(R"({"type": "object"})", words),
            "type: object; maxProperties: 16; propertyNames: {maxLength: 64, x-assay-level: "
            "{maxLength: must}}; additionalProperties: {maxLength: 512, x-assay-level: {maxLength: "
            "must}}; x-assay-level: {maxProperties: must, propertyNames: must, "
            "additionalProperties: must}; ");
  EXPECT_EQ(read(R"({"type": "object", "additionalProperties": {"type": "string"}})",
                 "Values should not exceed 5 characters"),
            "type: object; additionalProperties: {type: string, maxLength: 5, x-assay-level: "
            "{maxLength: should}}; ");
  for (const auto* schema : {R"({"type": "object", "additionalProperties": true})",
                             R"({"type": "object", "properties": {}})",
                             R"({"type": "object", "additionalProperties": {"type": "number"}})"}) {
    const auto left = read(schema, "Values cannot exceed 5 characters");
    EXPECT_EQ(left.find("maxLength"), std::string::npos) << left;
    EXPECT_NE(left.find("| Values cannot exceed 5 characters"), std::string::npos) << left;
  }
  for (const auto* example : {R"({"long name": "b"})", R"({"a": "long value"})"}) {
    Described broken(R"({"type": "object"})", "Keys up to 5 characters, values up to 5");
    EXPECT_EQ(broken.read(example), "type: object; ");
    EXPECT_EQ(broken.out.items().size(), 1U);
  }
}

TEST(WordLimits, WithoutAUnitCountAListThatMayBeNull) {
  EXPECT_EQ(read(R"({"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}]})",
                 "Ids of owners (up to 200)."),
            "anyOf: [{type: array, items: {type: string}}, {type: \"null\"}]; maxItems: 200; "
            "x-assay-level: {maxItems: must}; ");
}

TEST(WordLimits, OfAnotherTypeStayUnread) {
  EXPECT_EQ(read(R"({"type": "string"})", "The size. Maximum value is 50"),
            "type: string; | Maximum value is 50");
  EXPECT_EQ(read(R"({"type": ["array", "string"]})", "Maximum length: `40` characters."),
            "type: [array, string]; | Maximum length: `40` characters.");
  EXPECT_EQ(read(R"({"type": "integer"})", "Default: `N`"), "type: integer; | Default: `N`");
}

TEST(WordLimits, AreNoneWhereTheServerMendsTheValue) {
  EXPECT_EQ(read(R"({"type": "string"})",
                 "Maximum length — 40 characters. The rest is truncated. Default: `a`"),
            "type: string; default: a; | Maximum length — 40 characters.");
}

TEST(WordLimits, OfTwoCasesAreNone) {
  EXPECT_EQ(read(R"({"type": "integer"})", "Maximum 7; maximum 31"),
            "type: integer; | Maximum 7;| maximum 31");
}

TEST(WordLimits, ThatAreInDoubtAreListedWhereTheyStand) {
  EXPECT_EQ(read(R"({"type": "integer"})", "Maximum 10 (exclusive). Must be unique."),
            "type: integer; | Maximum 10 (exclusive).| Must be unique.");
}

TEST(WordLimits, ThatAnExampleBreaksAreLeftOutAndTold) {
  Described title(R"({"type": "string"})", "Max length is 3 characters.");
  EXPECT_EQ(title.read(R"("four")"), "type: string; ");
  EXPECT_EQ(text::render(title.sources, title.out),
            "example:1:1: warning: the words say `maxLength: 3`, the example breaks it "
            "[docs.example-limit]\n   |\n 1 | \"four\"\n   | ^^^^^^\n");
  EXPECT_EQ(Described(R"({"type": "string"})", "Max length is 4 characters.").read(R"("föur")"),
            "type: string; maxLength: 4; x-assay-level: {maxLength: must}; ");
}

TEST(WordLimits, AreNoneOfASentenceThatIsWrongInPart) {
  EXPECT_EQ(read(R"({"type": "integer", "default": 1})", "From 2 to 9"),
            "type: integer; default: 1; | From 2 to 9");
  EXPECT_EQ(Described(R"({"type": "integer"})", "From 0 to 9. Default: 1").read("123"),
            "type: integer; default: 1; ");
}

TEST(WordLimits, GiveWayToTheBoundsOfTheSchema) {
  EXPECT_EQ(read(R"({"type": "integer", "maximum": 5})", "Maximum 9"),
            "type: integer; maximum: 5; | Maximum 9");
  EXPECT_EQ(read(R"({"type": "integer", "maximum": 9})", "Maximum 9"),
            "type: integer; maximum: 9; ");
  EXPECT_EQ(read(R"({"type": "integer", "multipleOf": 5})", "Must be a multiple of 10"),
            "type: integer; multipleOf: 5; | Must be a multiple of 10");
  EXPECT_EQ(read(R"({"type": "integer", "default": 5})", "Must be a multiple of 10"),
            "type: integer; default: 5; | Must be a multiple of 10");
  EXPECT_EQ(read(R"({"type": "integer", "maximum": 5})", "Minimum 9"),
            "type: integer; maximum: 5; | Minimum 9");
  EXPECT_EQ(read(R"({"type": "integer", "exclusiveMinimum": 5})", "Minimum 1"),
            "type: integer; exclusiveMinimum: 5; | Minimum 1");
  EXPECT_EQ(read(R"({"type": "integer", "exclusiveMinimum": 0})", "Minimum 1"),
            "type: integer; exclusiveMinimum: 0; ");
  EXPECT_EQ(read(R"({"type": "integer", "minimum": 1})", "Must be positive"),
            "type: integer; minimum: 1; ");
}

TEST(WordLimits, StayUnreadWhereTheSchemaLetsNothingThrough) {
  for (const auto* schema : {R"({"type": "number", "minimum": 9.5})",
                             R"({"type": "number", "exclusiveMinimum": 5})",
                             R"({"type": "number", "minimum": 5, "exclusiveMinimum": true})",
                             R"({"type": "integer", "enum": [4, 6]})"}) {
    const auto left = read(schema, "Maximum 5.");
    EXPECT_TRUE(left.ends_with("; | Maximum 5.")) << left;
  }
  for (const auto* schema : {R"({"type": "object", "additionalProperties": false})",
                             R"({"type": "object", "properties": {"length": {}}})"}) {
    const auto left = read(schema, "Keys up to 5 characters");
    EXPECT_TRUE(left.ends_with("; | Keys up to 5 characters")) << left;
  }
}

TEST(WordLimits, SetNoDefaultThatTheSchemaRefuses) {
  for (const auto* schema : {R"({"type": "integer", "maximum": 5})",
                             R"({"type": "integer", "exclusiveMaximum": 9})",
                             R"({"type": "integer", "exclusiveMinimum": true, "minimum": 9})",
                             R"({"type": "integer", "multipleOf": 2})",
                             R"({"type": "integer", "const": 8})",
                             R"({"type": "string", "pattern": "^[a-z]"})",
                             R"({"type": "integer", "enum": [1, 2]})",
                             R"({"type": "string", "format": "byte"})"}) {
    const auto left = read(schema, "Default: 9");
    EXPECT_TRUE(left.ends_with("; | Default: 9")) << left;
  }
  EXPECT_EQ(read(R"({"type": "string", "format": "date"})", "Default: `soon`"),
            "type: string; format: date; | Default: `soon`");
}

TEST(WordLimits, SetNoDefaultForWhatIsAnswered) {
  EXPECT_EQ(Described(R"({"type": "integer"})", "Default: `5`").read({}, Sent::to_us),
            "type: integer; ");
}

TEST(WordLimits, LeaveOtherStatementsUnread) {
  EXPECT_EQ(read(R"({"type": "string"})", "The code of the kite. Must be unique."),
            "type: string; | Must be unique.");
  EXPECT_EQ(read(R"({"type": "object"})", "Paging:\n- `limit` — rows, maximum `200`"),
            "type: object; | `limit` — rows, maximum `200`");
}

TEST(WordLimits, AreReadFromEveryExampleOfARule) {
  const auto type = [](Measured measured) {
    switch (measured) {
      case Measured::number:
        return R"({"type": "integer"})";
      case Measured::list:
        return R"({"type": "array"})";
      case Measured::entries:
        return R"({"type": "array", "items": {"type": "string"}})";
      case Measured::object:
        return R"({"type": "object"})";
      case Measured::text:
      case Measured::anything:
        break;
    }
    return R"({"type": "string"})";
  };
  for (const auto& rule : limit_rules()) {
    for (const auto& [words, states] : rule.examples) {
      const auto found = read(type(rule.measured), words);
      EXPECT_EQ(found.find('|'), std::string::npos) << words << ": " << found;
      const auto keyword = rule.first.substr(0, rule.first.find('.'));
      EXPECT_NE(found.find(std::string(keyword) + ": "), std::string::npos) << words;
    }
  }
}

TEST(WordLimits, AreLookedForInWordsWithoutDigits) {
  EXPECT_EQ(read(R"({"type": "number"})", "Must be a positive integer."),
            "type: number; exclusiveMinimum: 0; x-assay-level: {exclusiveMinimum: must}; ");
  EXPECT_EQ(read(R"({"type": "number"})", "CANNOT be negative."),
            "type: number; minimum: 0; x-assay-level: {minimum: must}; ");
  EXPECT_EQ(read(R"({"type": "string"})", "По умолчанию `a`."), "type: string; default: a; ");
  EXPECT_EQ(read(R"({"type": "string"})", "Код. Должен быть уникальным"),
            "type: string; | Должен быть уникальным");
  EXPECT_EQ(read(R"({"type": "string"})", "Must match the name."),
            "type: string; | Must match the name.");
}

TEST(WordLimits, MayBeMany) {
  std::string words;
  for (int i = 0; i < 30'000; ++i)
    words += "Must be unique.\n";
  Described described(R"({"type": "string"})", words);
  described.read();
  EXPECT_EQ(described.unread.size(), 30'000U);
  words.clear();
  for (int i = 0; i < 30'000; ++i)
    words += "maximum 5, default ";
  EXPECT_EQ(read(R"({"type": "integer"})", words).find("maximum: "), std::string::npos);
}

/// The body of the one operation that a page documents, and what stays unread.
std::string body_of(const std::string& page) {
  base::Disk disk;
  text::SourceMap sources;
  text::Diagnostics out;
  const auto reading =
      read_page(sources, sources.add("page.md", page), {.files = &disk}, nullptr, out);
  EXPECT_EQ(text::render(sources, out), "");
  if (!reading || reading->contract.operations.empty()) return {};
  const auto& operation = reading->contract.operations.front();
  if (operation.body.empty()) return {};
  const auto* field = operation.body.front().schema->find("properties")->find("rows");
  std::string text = field == nullptr ? "" : tree::write_flow_yaml(*field);
  for (const auto& one : reading->unread)
    text.append("| ").append(sources.place(one.span));
  return text;
}

TEST(WordLimits, AreReadFromEachFormat) {
  EXPECT_EQ(body_of("# Fly `kite.fly`\n\n## Method Parameters\n\n#|\n|| **Name**\n`type` | "
                    "**Description** ||\n|| **rows**\n[`integer`](x.md) | Rows.\nMust be at least "
                    "1, maximum 50.\nMust be unique ||\n|#\n\n{% include [x](a.md) %}\n"),
            "{type: integer, description: \"Rows. Must be at least 1, maximum 50. Must be "
            "unique\", minimum: 1, maximum: 50, x-assay-level: {minimum: must, maximum: "
            "must}}| page.md:11:1| page.md:14:16");
  EXPECT_EQ(body_of("## Fly\n\n**post** `/kites`\n\n### Body Parameters\n\n- `rows: optional "
                    "number`\n\n  Rows (1-50, default 20).\n\n### Returns\n\n- `id: string`\n"),
            "{type: number, description: \"Rows (1-50, default 20).\", default: 20, minimum: 1, "
            "maximum: 50, x-assay-level: {minimum: must, maximum: must}}");
  EXPECT_EQ(body_of("---\ntitle: Fly\napi: POST https://api.kites.example/v1/kites\n---\n\n"
                    "<ParamField body=\"rows\" type=\"integer\">\n  Rows, maximum "
                    "50.\n</ParamField>\n"),
            "{type: integer, description: \"Rows, maximum 50.\", maximum: 50, x-assay-level: "
            "{maximum: must}}");
}

}  // namespace
}  // namespace assay::docs
