#include "docs/word_limits.h"

#include <string>

#include <gtest/gtest.h>

#include "base/disk.h"
#include "docs/nodes.h"
#include "docs/registry.h"
#include "tree/read.h"
#include "tree/write.h"

namespace assay::docs {
namespace {

/// One value with its description.
struct Described {
  Described(std::string_view types, std::string_view words) {
    place = sources.add("page.md", std::string(words));
    const auto typed = sources.add("types", std::string(types));
    schema = *tree::read_json(sources, typed, out);
    put(schema, "description", string_node(sources.text(place), place));
  }

  /// The schema without its description, in one line; with what stays unread behind `|`.
  std::string read(std::string_view example = {}, Sent sent = Sent::by_us) {
    Values values;
    if (!example.empty()) {
      shown = *tree::read_json(sources, sources.add("example", std::string(example)), out);
      values.push_back(&shown);
    }
    WordLimits(sources, out, unread).add(schema, values, sent);
    std::string text;
    for (const auto& member : schema.members) {
      if (member.key == "description") continue;
      text += std::string(member.key) + ": " + tree::write_flow_yaml(member.value) + "; ";
    }
    for (const auto& one : unread)
      text.append("| ").append(sources.text(one.span));
    return text;
  }

  text::SourceMap sources;
  text::Diagnostics out;
  text::Span place;
  tree::Node schema;
  tree::Node shown;
  std::vector<Unread> unread;
};

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

TEST(WordLimits, ThatAnExampleBreaksAreLeftOutAndTold) {
  Described title(R"({"type": "string"})", "Max length is 3 characters.");
  EXPECT_EQ(title.read(R"("four")"), "type: string; ");
  EXPECT_EQ(text::render(title.sources, title.out),
            "example:1:1: warning: the words say `maxLength: 3`, the example breaks it "
            "[docs.example-limit]\n   |\n 1 | \"four\"\n   | ^^^^^^\n");
  EXPECT_EQ(Described(R"({"type": "string"})", "Max length is 4 characters.").read(R"("föur")"),
            "type: string; maxLength: 4; x-assay-level: {maxLength: must}; ");
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
