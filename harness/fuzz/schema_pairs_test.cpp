// The same pairs as fuzz_schema's, from a seed: enough of them to notice at once what breaks.
#include "fuzz/schema_pairs.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "base/random.h"

namespace assay::fuzz {
namespace {

/// As many as `ASSAY_SCHEMA_PAIRS` says; what stands there and is no number above 0 fails the test.
int number_of_pairs() {
  const char* wanted = std::getenv("ASSAY_SCHEMA_PAIRS");
  return wanted == nullptr ? 5000 : std::atoi(wanted);
}

TEST(SchemaPairs, AreJudgedAlikeByBothEngines) {
  const int pairs = number_of_pairs();
  ASSERT_GT(pairs, 0);
  base::Random random(20'260'822);
  int by_both = 0;
  int valid = 0;
  for (int i = 0; i < pairs; ++i) {
    std::string bytes;
    for (auto length = random.between(30, 180); length > 0; --length)
      bytes += static_cast<char>(random.between(0, 255));
    const auto pair = read_pair(bytes);
    const auto judged = judge(pair);
    EXPECT_EQ(judged.fault, "") << pair.schema << "\n" << pair.instance;
    if (judged.by != Judged::By::both) continue;
    ++by_both;
    if (judged.valid) ++valid;
  }
  // Pairs that one engine judged, or that are all alike, would show nothing.
  EXPECT_GT(by_both, pairs / 2);
  EXPECT_GT(valid, by_both / 4);
  EXPECT_LT(valid, by_both * 3 / 4);
}

TEST(SchemaPairs, AreMadeOfAnyBytes) {
  EXPECT_EQ(read_pair("").instance, "null");
  EXPECT_EQ(judge(read_pair("")).fault, "");
}

}  // namespace
}  // namespace assay::fuzz
