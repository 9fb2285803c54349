#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "docs/testing/survival.h"

// Pages that nobody writes by hand and anybody can send: one sign, or one piece, very often. Each
// is read in a time that grows as the page does.

namespace assay::docs {
namespace {

constexpr std::size_t often = 20000;

std::string repeated(std::string_view piece, std::size_t count = often) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += piece;
  return text;
}

/// The piece with its `#` as each number.
std::string numbered(const std::string& piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    auto one = piece;
    one.replace(one.find('#'), 1, std::to_string(i));
    text += one;
  }
  return text;
}

std::string fault_in(const std::string& page) {
  return testing::fault_of("---\napi: POST https://api.harbour.dev/v1/ships\n---\n\n" + page);
}

TEST(HostileComponents, MayHaveNamesOfManySteps) {
  const auto name = repeated("a.", 40000) + "a";
  EXPECT_EQ(fault_in("<ParamField body=\"" + name + "\" type=\"string\" />\n"), "");
  EXPECT_EQ(fault_in("## Body\n\n| Name | Type |\n|--|--|\n| " + name + " | string |\n"), "");
  const auto steps = repeated("a.", 30) + "a";
  EXPECT_EQ(fault_in(repeated("<ParamField body=\"" + steps + "\" type=\"object\">\n", 58) +
                     repeated("</ParamField>\n", 58)),
            "");
}

TEST(HostileComponents, MayOpenWhatNothingCloses) {
  for (const auto* piece : {"{/*",
                            "<!--",
                            "` \n",
                            "```` `",
                            "<ParamField a={ ",
                            "<ParamField a=\"",
                            "<ParamField a=",
                            "<ParamField ",
                            "<Tab title="})
    EXPECT_EQ(fault_in(repeated(piece)), "") << piece;
  EXPECT_EQ(fault_in(repeated("<ParamField a={ ") + repeated("}")), "");
}

TEST(HostileComponents, MayBeMany) {
  EXPECT_EQ(fault_in(repeated("{/* x */}\n")), "");
  EXPECT_EQ(fault_in("<ParamField body=\"a\" type=\"int\">\n" + repeated("Max 5 {/* x */}\n") +
                     "</ParamField>\n"),
            "");
  EXPECT_EQ(fault_in(repeated("{/* x */}\n```json\n{}\n```\n", 4000)), "");
  EXPECT_EQ(fault_in(numbered("## T#\n\n```json\n{}\n```\n", 4000)), "");
  EXPECT_EQ(fault_in(numbered("<ParamField body=\"a#\" type=\"int\" />\n", 2000)), "");
  EXPECT_EQ(fault_in(numbered("<ParamField body=\"a.b#[].c\" type=\"int\" />\n", 2000)), "");
  EXPECT_EQ(fault_in("## Body\n\n| Name | Type |\n|--|--|\n" + numbered("| a# | string |\n", 2000)),
            "");
}

TEST(HostileComponents, MayHaveMarksOfCodeAllInOneLine) {
  for (const auto* piece : {"~~~a", "```json ", "~~~ > ", "\n~~~a"})
    EXPECT_EQ(testing::fault_of("# T\n\n" + repeated(piece) + "\n"), "") << piece;
}

}  // namespace
}  // namespace assay::docs
