#include "run/testing/derived.h"

#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/disk.h"
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

/// Whether the mock could not make the documented answer: nothing that it tried keeps the schema.
bool has_no_answer(const std::string& line) {
  return line.find("urn:assay:mock:no-answer") != std::string::npos;
}

/// Real documents, with all that people write into them; every eighth, for the time that it takes.
TEST(DerivedOfCorpus, CasesOfRealDocumentsPassOnTheMock) {
  ASSAY_NEEDS_SHARED("corpora/openapi");
  base::Disk disk;
  auto files = disk.list(testing::shared_path("corpora/openapi")).value();
  std::erase_if(files, [](const std::string& file) { return file.ends_with("MANIFEST.json"); });
  for (std::size_t i = 0; i < files.size(); i += 8) {
    SCOPED_TRACE(files[i]);
    DerivedSuite suite(files[i]);
    ASSERT_TRUE(suite.is_contract_read()) << suite.problems();
    ASSERT_TRUE(suite.suite()) << suite.problems();
    std::istringstream failures(DerivedSuite::failures(suite.run()));
    for (std::string line; std::getline(failures, line);)
      EXPECT_TRUE(has_no_answer(line)) << line;
  }
}

}  // namespace
}  // namespace assay::run
