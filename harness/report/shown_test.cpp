#include "report/shown.h"

#include <gtest/gtest.h>

namespace assay::report {
namespace {

TEST(Shown, EscapesWhatATerminalWouldObey) {
  EXPECT_EQ(shown("\x1b[2J\n\xE2\x80\xAE\xFF"), "\\x1b[2J\\n\\u202e\\xff");
}

TEST(Shown, BreaksUpTheCommandsOfCiSystems) {
  EXPECT_EQ(shown("##vso[task.setvariable]"), "#\\x23vso[task.setvariable]");
  EXPECT_EQ(shown("a ##[group]"), "a #\\x23[group]");
  EXPECT_EQ(shown("###"), "#\\x23#");
  EXPECT_EQ(shown("  ::error::x"), "  \\x3a:error::x");
  EXPECT_EQ(shown("a::b"), "a::b");
}

TEST(ShownLines, IndentsEveryLine) {
  EXPECT_EQ(shown_lines("a\n\nb", "> "), "> a\n> \n> b\n");
  EXPECT_EQ(shown_lines("", "> "), "");
}

TEST(Counted, TakesThePluralWhereItBelongs) {
  EXPECT_EQ(counted(0, "case"), "0 cases");
  EXPECT_EQ(counted(1, "body"), "1 body");
  EXPECT_EQ(counted(2, "body"), "2 bodies");
}

TEST(AnswerOf, TakesTheLastStep) {
  const results::CaseResult test{.exchanges = {{.phase = "step", .status = 200},
                                               {.phase = "step", .status = 404, .response_size = 1},
                                               {.phase = "finally", .status = 204}}};
  EXPECT_EQ(answer_of(test), "status 404, 1 byte");
  EXPECT_EQ(answer_of({}), "");
  EXPECT_EQ(answer_of({.exchanges = {{.phase = "step",
                                      .failure = "truncated",
                                      .failure_message = "5 of 10 bytes"}}}),
            "none: 5 of 10 bytes (truncated)");
}

}  // namespace
}  // namespace assay::report
