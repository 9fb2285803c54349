#include "run/testing/derived.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "testing/golden.h"

namespace assay::run {
namespace {

/// The files, and what no case is for; places in them without the folder that the project lies in.
std::string shown(const cases::Derived& derived) {
  std::string all;
  for (const auto& file : derived.files)
    all += file.text;
  all += derived.left_out.empty() ? "" : "\n# Left out:\n";
  for (const auto& one : derived.left_out)
    all += fmt::format("# {}\n#     {}\n", one.clause, one.why);
  const auto root = testing::source_path("");
  for (auto at = all.find(root); at != std::string::npos; at = all.find(root, at))
    all.erase(at, root.size());
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

}  // namespace
}  // namespace assay::run
