#include "text/line_diff.h"

#include <gtest/gtest.h>

namespace assay::text {
namespace {

TEST(LineDiff, SaysNothingOfEqualTexts) {
  EXPECT_EQ(line_diff("a", "one\ntwo\n", "b", "one\ntwo\n"), "");
}

TEST(LineDiff, ShowsAChangeWithThreeLinesAround) {
  EXPECT_EQ(
      line_diff("old", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "new", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
      "--- old\n"
      "+++ new\n"
      "@@ -2,7 +2,7 @@\n"
      " 2\n"
      " 3\n"
      " 4\n"
      "-5\n"
      "+five\n"
      " 6\n"
      " 7\n"
      " 8\n");
}

TEST(LineDiff, PartsHunksThatAreFarFromEachOther) {
  EXPECT_EQ(
      line_diff("old", "a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n", "new", "1\n2\n3\n4\n5\n6\n7\n8\nB\n"),
      "--- old\n"
      "+++ new\n"
      "@@ -1,4 +1,3 @@\n"
      "-a\n"
      " 1\n"
      " 2\n"
      " 3\n"
      "@@ -7,4 +6,4 @@\n"
      " 6\n"
      " 7\n"
      " 8\n"
      "-b\n"
      "+B\n");
}

TEST(LineDiff, JoinsHunksWhoseContextsTouch) {
  EXPECT_EQ(line_diff("old", "a\n1\n2\n3\n4\n5\n6\nb\n", "new", "A\n1\n2\n3\n4\n5\n6\nB\n"),
            "--- old\n"
            "+++ new\n"
            "@@ -1,8 +1,8 @@\n"
            "-a\n"
            "+A\n"
            " 1\n"
            " 2\n"
            " 3\n"
            " 4\n"
            " 5\n"
            " 6\n"
            "-b\n"
            "+B\n");
}

TEST(LineDiff, ShowsATextThatIsNew) {
  EXPECT_EQ(line_diff("/dev/null", "", "new", "1\n2\n"),
            "--- /dev/null\n"
            "+++ new\n"
            "@@ -0,0 +1,2 @@\n"
            "+1\n"
            "+2\n");
}

TEST(LineDiff, SaysThatALineEndIsMissing) {
  EXPECT_EQ(line_diff("old", "1", "new", "1\n"),
            "--- old\n"
            "+++ new\n"
            "@@ -1 +1 @@\n"
            "-1\n"
            "\\ No newline at end of file\n"
            "+1\n");
}

}  // namespace
}  // namespace assay::text
