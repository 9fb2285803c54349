#include <gtest/gtest.h>

#include "text/diagnostic.h"
#include "text/source_map.h"
#include "text/utf8.h"

namespace assay::text {
namespace {

Span part(Span whole, std::uint32_t begin, std::uint32_t end) {
  return {.source = whole.source, .begin = begin, .end = end};
}

TEST(SourceMap, CountsColumnsOfLongLinesInCodePoints) {
  SourceMap sources;
  std::string line = "first\n";
  for (int i = 0; i < 5000; ++i)
    line += "\u00E9x";
  const auto page = sources.add("page.json", line);
  for (const std::uint32_t pairs : {0U, 341U, 342U, 1000U, 5000U}) {
    EXPECT_EQ(sources.position(part(page, 6 + pairs * 3, 6 + pairs * 3)),
              (Position{2, pairs * 2 + 1}));
  }
}

TEST(SourceMap, CountsColumnsInCodePoints) {
  SourceMap sources;
  const auto page = sources.add("a.yaml", "é: x\nb: y\n");
  EXPECT_EQ(sources.position(part(page, 4, 5)), (Position{1, 4}));
  EXPECT_EQ(sources.place(part(page, 9, 10)), "a.yaml:2:4");
}

TEST(SourceMap, GivesAByteOrderMarkNoColumn) {
  SourceMap sources;
  const auto page = sources.add("a.yaml", "\xEF\xBB\xBFkey: x");
  EXPECT_EQ(sources.position(part(page, 3, 6)), (Position{1, 1}));
}

TEST(SourceMap, LeavesTheCarriageReturnOutOfALine) {
  SourceMap sources;
  const auto page = sources.add("a", "one\r\ntwo");
  EXPECT_EQ(sources.line(part(page, 1, 2)), "one");
  EXPECT_EQ(sources.line(part(page, 5, 6)), "two");
}

TEST(SourceMap, KnowsNothingOfANowhere) {
  const SourceMap sources;
  EXPECT_EQ(sources.place({}), "");
  EXPECT_EQ(sources.text({}), "");
}

TEST(Render, ShowsPlaceMessageCaretRelatedPlaceAndAdvice) {
  SourceMap sources;
  const auto page = sources.add("x.yaml", "id: 1\nid: 2\n");
  const Diagnostic problem{.code = "yaml.duplicate-key",
                           .message = "the key `id` stands twice",
                           .span = part(page, 6, 8),
                           .related = {{part(page, 0, 2), "first here"}},
                           .advice = "remove one of them"};
  EXPECT_EQ(render(sources, problem),
            "x.yaml:2:1: error: the key `id` stands twice [yaml.duplicate-key]\n"
            "   |\n"
            " 2 | id: 2\n"
            "   | ^^\n"
            "x.yaml:1:1: note: first here\n"
            "   |\n"
            " 1 | id: 1\n"
            "   | ^^\n"
            "   = remove one of them\n");
}

TEST(Excerpt, CutsALongLineAroundTheSpan) {
  SourceMap sources;
  const auto page = sources.add("x", std::string(500, 'a') + "HERE" + std::string(500, 'b'));
  const auto shown = excerpt(sources, part(page, 500, 504));
  EXPECT_NE(shown.find("... aaa"), std::string::npos);
  EXPECT_NE(shown.find("bbb ..."), std::string::npos);
  EXPECT_NE(shown.find("^^^^\n"), std::string::npos);
  EXPECT_LT(shown.size(), 500U);
}

TEST(Excerpt, OfASpanOverSeveralLinesMarksTheFirstLineOnly) {
  SourceMap sources;
  const auto page = sources.add("x", "ab\ncd");
  EXPECT_EQ(excerpt(sources, part(page, 0, 5)), "   |\n 1 | ab\n   | ^^\n");
}

TEST(Suggestion, NamesTheNearestWord) {
  EXPECT_EQ(suggestion("requets", {"request", "expect"}), "did you mean `request`?");
}

TEST(Suggestion, ListsAShortSetWhenNothingIsNear) {
  EXPECT_EQ(suggestion("zzz", {"read", "write"}), "known: `read`, `write`");
}

TEST(Printable, EscapesTerminalControlsBidiAndBrokenBytes) {
  EXPECT_EQ(printable("a\x1b[2Jb"), "a\\x1b[2Jb");
  EXPECT_EQ(printable("\u202e"), "\\u202e");
  EXPECT_EQ(printable("\xff"), "\\xff");
  EXPECT_EQ(printable("é"), "é");
}

TEST(Utf8, RefusesOverlongFormsAndSurrogates) {
  EXPECT_EQ(find_invalid_utf8("a\xC0\x80"), 1U);
  EXPECT_EQ(find_invalid_utf8("\xED\xA0\x80"), 0U);
  EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0U);
  EXPECT_EQ(find_invalid_utf8("\xE2\x82"), 0U);
  EXPECT_EQ(find_invalid_utf8("é€😀"), std::string_view::npos);
}

TEST(Utf8, FindsAWrongByteBehindAnyLengthOfAscii) {
  for (std::size_t length = 0; length < 100; ++length) {
    const std::string ascii(length, 'a');
    EXPECT_EQ(find_invalid_utf8(ascii), std::string_view::npos);
    EXPECT_EQ(find_invalid_utf8(ascii + "\xFF" + ascii), length);
    EXPECT_EQ(find_invalid_utf8("é" + ascii + "\xFF"), length + 2);
  }
}

TEST(Utf8, AppendsWhatItDecodes) {
  for (const char32_t point : {0x24U, 0xE9U, 0x20ACU, 0x1F600U}) {
    std::string bytes;
    append_utf8(bytes, point);
    EXPECT_EQ(decode_front(bytes).value, point);
    EXPECT_EQ(decode_front(bytes).size, bytes.size());
  }
}

}  // namespace
}  // namespace assay::text
