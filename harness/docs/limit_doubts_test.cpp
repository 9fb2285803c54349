#include "docs/limit_doubts.h"

#include <gtest/gtest.h>

#include "docs/testing/described.h"

namespace assay::docs {
namespace {

using testing::limits_of;

struct Row {
  const char* type;
  const char* words;
};

constexpr auto whole = R"({"type": "integer"})";
constexpr auto number = R"({"type": "number"})";
constexpr auto text = R"({"type": "string"})";
constexpr auto list = R"({"type": "array"})";
constexpr auto texts = R"({"type": "array", "items": {"type": "string"}})";
constexpr auto numbers = R"({"type": "array", "items": {"type": "number"}})";

TEST(Doubts, LeaveStatementsUnread) {
  for (const auto& [type, words] : {
           // numbers that the keyword cannot have
           Row{whole, "Default: 01"},
           Row{text, "Max length -255 characters"},
           Row{text, "Max length −255 characters"},
           Row{text, "Up to 1.5 characters"},
           Row{text, "Up to 1.000 characters"},
           Row{text, "Up to 010 characters"},
           Row{text, "Up to 99999999999999999999 characters"},
           Row{whole, "Value from 10 to 1"},
           Row{whole, "From 10 to 1"},
           Row{text, "20-10 characters"},
           // what may be, and must be more
           Row{text, "The title may exceed 255 characters"},
           Row{text, "The title can exceed 255 characters"},
           Row{whole, "Can exceed 20"},
           Row{whole, "Must exceed 5"},
           // ranges of something else
           Row{whole, "Section (3-5) of the guide"},
           Row{whole, "Reserved ids (1-99)."},
           Row{whole, "Version (1-2)"},
           Row{whole, "The page (1-2)"},
           Row{whole, "Speed: low (less than 10), medium (10-50)"},
           Row{whole, "Wind of 5 knots (1-9)"},
           Row{text, "The prefix (1-5 characters) and suffix"},
           Row{text, "A title (1-5 characters) and a suffix"},
           // other cases
           Row{text, "Max 10 characters. For premium plans, max 20 characters."},
           Row{whole, "Maximum 10. In groups maximum is 20"},
           Row{text, "Maximum 50 characters (100 for premium)."},
           Row{whole, "Default: 1, 2 for groups"},
           Row{text, "Default: `x`, `y` for groups"},
           Row{text, "The key, 64 characters max, value 500 characters max"},
           Row{whole, "Free plan: maximum 10"},
           Row{whole, "Groups: default 5"},
           Row{whole, "1d: default 7, max 31"},
           Row{whole, "Maximum 10. Paid plans: 20."},
           Row{whole, "Minimum 1. Use 0 to turn it off."},
           Row{whole, "Must be positive. Zero means all."},
           Row{whole, "Must be a positive integer. Pass -1 for all."},
           Row{whole, "Minimum 10. Maximum 1."},
           Row{whole, "Maximum 10 (exclusive)"},
           Row{whole, "Default: 10; in groups 20"},
           Row{text, "Default: `a`. Default for groups: `b`"},
           // parts
           Row{text, "A list of tags, up to 10 characters."},
           Row{text, "Comma-separated names, up to 10 characters"},
           Row{text, "The first line, up to 10 characters, is shown."},
           Row{text, "Up to 10 characters, for each tag"},
           Row{list, "For each kite, at most 10 tags"},
           Row{list, "Records a page. Max is 2000."},
           Row{whole, "The maximum value is 10; values above are coerced to it."},
           // numbers without a unit that may not count
           Row{list, "Maximum 20."},
           Row{numbers, "Shares (up to 100)"},
           Row{R"({"anyOf": [{"type": "array", "items": {"type": "number"}}, {"type": "null"}]})",
               "Shares (up to 100)"},
           Row{texts, "Length: at most 20"},
           Row{texts, "Maximum 20 for each owner"},
           Row{texts, "Names, up to 20 characters"},
           Row{texts, "Pictures, maximum 20 MB"},
           // other words of the same description
           Row{text, "Не более 50 символов. Лишнее обрезается."},
           Row{whole, "Не более 50. Для групп 20."},
           Row{whole, "Не более 50. В группах максимум 20"},
           Row{text, "По умолчанию `a`. Для групп по умолчанию `b`"},
           // values that are no steps
           Row{whole, "Must be a multiple of 0"},
           Row{number, "Must be a multiple of 0.1"},
           // what no rule knows
           Row{whole, "Must match the other."},
           Row{whole, "Must not be empty."},
           Row{number, "Between -180 and 180 degrees"},
           Row{text, "About 10 characters long"},
           Row{text, "2 to 10 characters"},
           Row{whole, "1-5"},
           Row{whole, "Width of the picture (1600-2000)"},
           Row{whole, "Width: 1600-2000"},
           Row{whole, ">= 5"},
           Row{text, "≤ 100 characters"},
           Row{text, "3+ characters"},
           Row{whole, "Larger than 5"},
           Row{whole, "The price, lower than 5"},
           Row{whole, "Default: 5 seconds"},
           Row{text, "Default: `x` or `y`"},
       }) {
    const auto read = limits_of(type, words);
    EXPECT_TRUE(read.starts_with(limits_of(type, "") + "| ")) << words << ": " << read;
  }
}

TEST(Doubts, AreNoneOfSpansOfTime) {
  EXPECT_EQ(limits_of(whole, "Release date range (1990-12)"), "type: integer; ");
  EXPECT_EQ(limits_of(text, "The house of a painter (1600-1660)"), "type: string; ");
}

TEST(Doubts, AreNoneWhereAllIsRead) {
  EXPECT_EQ(limits_of(number, "Minimum value: −90"),
            "type: number; minimum: -90; x-assay-level: {minimum: must}; ");
  EXPECT_EQ(limits_of(whole, "Default −1"), "type: integer; default: -1; ");
  EXPECT_EQ(limits_of(whole, "Defaults to 3600 (1h)."), "type: integer; default: 3600; ");
  EXPECT_EQ(limits_of(whole, "Default: 5. All are shown by default."),
            "type: integer; default: 5; ");
  EXPECT_EQ(limits_of(whole, "Maximum 10. For example, `5` is half of it"),
            "type: integer; maximum: 10; x-assay-level: {maximum: must}; ");
  EXPECT_EQ(limits_of(text, "Maximum length: 40 characters. Longer than 40 characters is refused"),
            "type: string; maxLength: 40; x-assay-level: {maxLength: must}; | Longer than 40 "
            "characters is refused");
  EXPECT_EQ(limits_of(whole, "Note: maximum 10"),
            "type: integer; maximum: 10; x-assay-level: {maximum: must}; ");
  EXPECT_EQ(limits_of(text, "The first name, up to 40 characters"),
            "type: string; maxLength: 40; x-assay-level: {maxLength: must}; ");
  EXPECT_EQ(limits_of(text, "The title may not exceed 40 characters"),
            "type: string; maxLength: 40; x-assay-level: {maxLength: must}; ");
  EXPECT_EQ(limits_of(text, "Up to 40 characters. Leading spaces are trimmed."),
            "type: string; maxLength: 40; x-assay-level: {maxLength: must}; ");
  EXPECT_EQ(limits_of(texts, "Servers. Maximum 20. Names must be unique"),
            "type: array; items: {type: string}; maxItems: 20; x-assay-level: {maxItems: must}; "
            "| Names must be unique");
  EXPECT_EQ(limits_of(list, "A list of tags, at most 10 items"),
            "type: array; maxItems: 10; x-assay-level: {maxItems: must}; ");
}

}  // namespace
}  // namespace assay::docs
