#include "generate/pattern.h"

#include <regex>

#include <gtest/gtest.h>

namespace assay::generate {
namespace {

TEST(TextForPattern, MatchesEachPatternItTakes) {
  for (const std::string pattern : {"^[a-f0-9]{32}$",
                                    "^\\d{4}-\\d{2}-\\d{2}$",
                                    "abc",
                                    "^(cat|dog|horse)s?$",
                                    "^[^/]+\\.json$",
                                    "^\\+[1-9]\\d{1,14}$",
                                    "^(?:[A-Z][a-z]+ ){2,3}x*$",
                                    "^\\w+@\\w+\\.(com|org)$",
                                    "^[\\w.-]+$",
                                    "^$",
                                    "^.{3}\\S\\D\\W?$",
                                    "[-a]",
                                    "^a{0}b+?$"}) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      base::Random random(seed);
      const auto text = text_for_pattern(pattern, random);
      ASSERT_TRUE(text) << pattern;
      EXPECT_TRUE(std::regex_search(*text, std::regex(pattern))) << pattern << " by " << *text;
    }
  }
}

TEST(TextForPattern, GivesNothingForWhatItDoesNotKnow) {
  base::Random random(1);
  for (const auto* pattern :
       {"(?=a)b", "\\1", "\\p{L}", "(a", "[a", "a{2,1}", "*a", "a\\", "[z-", "a{99999}", "é[é]"}) {
    EXPECT_EQ(text_for_pattern(pattern, random), std::nullopt) << pattern;
  }
}

TEST(TextForPattern, IsBoundedInDepth) {
  base::Random random(1);
  EXPECT_EQ(text_for_pattern(std::string(10'000, '('), random), std::nullopt);
}

TEST(TextForPattern, GivesTheSameForTheSameSeed) {
  base::Random one(7);
  base::Random two(7);
  EXPECT_EQ(text_for_pattern("^[a-z]{20}$", one), text_for_pattern("^[a-z]{20}$", two));
}

}  // namespace
}  // namespace assay::generate
