#include "docs/prose.h"

#include <gtest/gtest.h>

namespace assay::docs {
namespace {

/// The tokens of all sentences: `default : 5 | maximum 7`.
std::string tokens_of(std::string_view description) {
  std::string all;
  for (const auto& sentence : sentences_of(description)) {
    if (!all.empty()) all += " | ";
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
      all.append(i == 0 ? "" : " ").append(sentence.tokens[i].text);
  }
  return all;
}

TEST(Prose, IsCutIntoSentences) {
  EXPECT_EQ(tokens_of("Rows, 1–20. Default: `5`\n\n\n- one"), "rows , 1 - 20 | default : 5 | one");
}

TEST(Prose, HasNumbersInDecimalNotation) {
  EXPECT_EQ(tokens_of("20,000 and 1.5 and -3 and 0"), "20000 and 1.5 and -3 and 0");
  EXPECT_EQ(tokens_of("01, -007, 0,500 and 00.5"), "n , n , n and n");
  EXPECT_TRUE(is_decimal("0.25"));
  EXPECT_FALSE(is_decimal("01"));
  EXPECT_FALSE(is_decimal("-"));
  EXPECT_FALSE(is_decimal("1."));
}

TEST(Prose, HasTwoSignsOfNegativeNumbers) {
  EXPECT_EQ(tokens_of("From −90 to `−1` and 5 − 7 or 5−7"), "from -90 to -1 and 5 - 7 or 5 - 7");
}

TEST(Prose, HasSignsOfComparison) {
  EXPECT_EQ(tokens_of(">= 5, ≤ 100 <b>"), "< 5 , < 100 # b #");
}

TEST(Prose, GoesOnBehindWhatNothingCloses) {
  EXPECT_EQ(tokens_of("One ```two``` three"), "one | three");
  for (const auto* open : {"```", "#|", "{%"})
    EXPECT_EQ(tokens_of(std::string("Old. ") + open + " Maximum 5"), "old | maximum 5") << open;
  EXPECT_EQ(tokens_of("[Here](gone Maximum 5"), "here gone maximum 5");
}

TEST(Prose, MayBeLong) {
  std::string empty = "One" + std::string(300'000, '\n') + "two";
  EXPECT_EQ(tokens_of(empty), "one | two");
  std::string open;
  for (int i = 0; i < 100'000; ++i)
    open += "{% a ](b ";
  EXPECT_EQ(sentences_of(open).size(), 100'000U);
}

}  // namespace
}  // namespace assay::docs
