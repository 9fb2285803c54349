#include "run/testing/derived.h"

#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "cases/read.h"
#include "testing/golden.h"

namespace assay::run {
namespace {

/// The files, and what no case is for.
std::string shown(const cases::Derived& derived) {
  std::string all;
  for (const auto& file : derived.files)
    all += file.text;
  all += derived.left_out.empty() ? "" : "\n# Left out:\n";
  for (const auto& one : derived.left_out)
    all += fmt::format("# {}\n#     {}\n", one.clause, one.why);
  return all;
}

/// Contracts of our own tests, with all acts, conditions and places of parameters.
class Derived : public ::testing::TestWithParam<const char*> {};

TEST_P(Derived, CasesAreReadBackAndPassOnTheMock) {
  DerivedSuite suite(
      testing::source_path(std::string("harness/mock/testdata/") + GetParam() + ".yaml"));
  testing::golden(fmt::format("run/testdata/derived_{}.yaml", GetParam()), shown(suite.derived()));
  ASSERT_TRUE(suite.suite()) << suite.problems();
  EXPECT_EQ(DerivedSuite::failures(suite.run()), "");
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Derived, ::testing::Values("shop", "rpc", "plain"));

class DerivedOf : public ::testing::TestWithParam<const char*> {};

TEST_P(DerivedOf, OurContractsPassOnTheMock) {
  DerivedSuite suite(testing::source_path(fmt::format("schemas/{}/openapi.yaml", GetParam())));
  testing::golden(fmt::format("run/testdata/derived_{}.yaml", GetParam()), shown(suite.derived()));
  ASSERT_TRUE(suite.suite()) << suite.problems();
  EXPECT_EQ(DerivedSuite::failures(suite.run()), "");
}

INSTANTIATE_TEST_SUITE_P(Apis, DerivedOf, ::testing::Values("bitrix24", "cloudflare", "polyai"));

/// Real documents, with all that people write into them.
TEST(DerivedOfCorpus, CasesOfRealDocumentsPassOnTheMock) {
  ASSAY_NEEDS_SHARED("corpora/openapi");
  base::Disk disk;
  auto files = disk.list(testing::shared_path("corpora/openapi")).value();
  std::size_t number = 0;
  std::size_t total = 0;
  for (const auto& file : files) {
    if (file.ends_with("MANIFEST.json") || ++number % 1 != 0) continue;
    if (const char* only = std::getenv("ONLY"); only && file.find(only) == std::string::npos) continue;
    const auto t0 = std::chrono::steady_clock::now();
    SCOPED_TRACE(file);
    DerivedSuite suite(file);
    if (!suite.suite()) {
      ADD_FAILURE() << suite.problems();
      continue;
    }
    for (const auto& one : suite.derived().left_out)
      fmt::print(stderr, "LEFT {} {}\n", one.clause, one.why);
    const auto t1 = std::chrono::steady_clock::now();
    const auto results = suite.run();
    const auto t2 = std::chrono::steady_clock::now();
    fmt::print(stderr, "TIME {} derive+read {:.1f} run {:.1f} cases {}\n", file, std::chrono::duration<double>(t1-t0).count(), std::chrono::duration<double>(t2-t1).count(), results.cases.size());
    total += results.cases.size();
    EXPECT_EQ(DerivedSuite::failures(results), "");
  }
  fmt::print(stderr, "TOTAL {}\n", total);
}

}  // namespace
}  // namespace assay::run
