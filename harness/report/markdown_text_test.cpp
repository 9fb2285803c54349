#include "report/markdown_text.h"

#include <gtest/gtest.h>

namespace assay::report::markdown {
namespace {

TEST(Plain, PutsEveryMarkBehindABackslash) {
  EXPECT_EQ(plain("<b>*a*_b_`c`[d](e)|&"), "&lt;b&gt;\\*a\\*\\_b\\_\\`c\\`\\[d\\](e)\\|&amp;");
}

TEST(Code, ChoosesAFenceThatTheTextDoesNotHold) {
  EXPECT_EQ(code("a"), "`a`");
  EXPECT_EQ(code("a`b"), "``a`b``");
  EXPECT_EQ(code("``"), "``` `` ```");
  EXPECT_EQ(code(""), "");
}

TEST(Code, FitsIntoATable) {
  EXPECT_EQ(code("a|b\nc"), "`a\\|b\\nc`");
}

TEST(Prose, ShowsValuesInBackticksAsCode) {
  EXPECT_EQ(prose("the field `a_b` of *it*"), "the field `a_b` of \\*it\\*");
  EXPECT_EQ(prose("`<b>`"), "`<b>`");
  EXPECT_EQ(prose("one ` only"), "one \\` only");
  EXPECT_EQ(prose(""), "");
}

TEST(Fenced, KeepsLinesApartAndChoosesItsFence) {
  EXPECT_EQ(fenced("a\nb"), "```\na\nb\n```\n");
  EXPECT_EQ(fenced("```\nx", "sh"), "````sh\n```\nx\n````\n");
}

TEST(Link, LinksOnlyHarmlessAddresses) {
  EXPECT_EQ(link("https://docs.example/a?b#c"), "<https://docs.example/a?b#c>");
  EXPECT_EQ(link("javascript:alert(1)"), "`javascript:alert(1)`");
  EXPECT_EQ(link("https://x>y"), "`https://x>y`");
}

TEST(Row, LeavesEmptyCellsEmpty) {
  EXPECT_EQ(row({"a", "", "b"}), "| a | | b |\n");
}

}  // namespace
}  // namespace assay::report::markdown
