#include "text/repeated.h"

#include <string>

#include <gtest/gtest.h>

namespace assay::text {
namespace {

std::string messages(const Diagnostics& problems) {
  std::string all;
  for (const auto& problem : problems.items())
    all += problem.message + "\n";
  return all;
}

TEST(FoldRepeated, KeepsTheFirstOfEqualWarningsAndCountsTheOthers) {
  Diagnostics problems;
  problems.warning("schema.unknown-format", {}, "`tide` is no format");
  problems.warning("schema.unknown-format", {}, "`berth` is no format");
  problems.warning("schema.unknown-format", {}, "`tide` is no format");
  problems.warning("schema.unknown-format", {}, "`tide` is no format");
  problems.warning("schema.unknown-format", {}, "`berth` is no format");
  EXPECT_EQ(messages(fold_repeated(problems)),
            "`tide` is no format, here and in 2 places more\n"
            "`berth` is no format, here and in 1 place more\n");
}

TEST(FoldRepeated, KeepsEveryErrorAndWarningsOfOtherCodes) {
  Diagnostics problems;
  problems.error("a.wrong", {}, "no");
  problems.error("a.wrong", {}, "no");
  problems.warning("a.odd", {}, "no");
  problems.warning("a.strange", {}, "no");
  EXPECT_EQ(messages(fold_repeated(problems)), "no\nno\nno\nno\n");
}

}  // namespace
}  // namespace assay::text
