#include "run/testing/derived.h"

#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "docs/merge.h"
#include "docs/registry.h"
#include "openapi/read.h"
#include "openapi/write.h"
#include "testing/golden.h"
#include "testing/restated.h"

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

INSTANTIATE_TEST_SUITE_P(Fixtures,
                         Derived,
                         ::testing::Values("shop", "rpc", "plain", "ways", "desks", "keys"));

constexpr std::size_t largest = std::size_t{1} << 20;

/// The cases of this project, without those by hand beside them.
class DerivedOf : public ::testing::TestWithParam<const char*> {
 protected:
  DerivedSuite suite_{testing::source_path(fmt::format("schemas/{}/openapi.yaml", GetParam())),
                      GetParam()};
};

TEST_P(DerivedOf, OurContractsAreTheFilesOfThisProject) {
  ASSERT_FALSE(suite_.derived().files.empty()) << suite_.problems();
  base::Disk disk;
  for (const auto& file : suite_.derived().files) {
    const auto committed = disk.read(testing::source_path(file.path), largest);
    ASSERT_TRUE(committed) << file.path;
    EXPECT_EQ(file.text, *committed) << "run `assay derive`, and read the difference";
  }
}

TEST_P(DerivedOf, OurContractsAskForEveryClauseThatARequestCanShow) {
  ASSERT_TRUE(suite_.suite()) << suite_.problems();
  const auto results = suite_.run();
  EXPECT_EQ(DerivedSuite::failures(results), "");
  std::string not_kept;
  for (const auto& one : results.clauses) {
    if (one.state != contract::State::kept && one.clause.unprovokable.empty())
      not_kept += fmt::format("{}: {}\n", one.clause.id, one.reason);
  }
  EXPECT_EQ(not_kept, "");
}

INSTANTIATE_TEST_SUITE_P(Apis, DerivedOf, ::testing::Values("bitrix24", "cloudflare", "polyai"));

/// What is derived from a page that stands alone, without the places and the name of the page.
std::string derived_from(const std::string& path, const std::string& api) {
  text::SourceMap sources;
  text::Diagnostics problems;
  base::Disk disk;
  const auto text = disk.read(path, largest);
  EXPECT_TRUE(text) << path;
  auto reading =
      text ? docs::read_page(sources, sources.add("page.md", *text), {}, nullptr, problems)
           : std::nullopt;
  EXPECT_TRUE(reading) << text::render(sources, problems);
  if (!reading) return {};
  docs::name_api(reading->contract, api);
  base::FakeDisk written;
  for (const auto& [file, content] : openapi::write(sources, reading->contract))
    written.files["api/" + file] = content;
  const auto contract = openapi::read(sources, written, "api/openapi.yaml", "api", problems);
  EXPECT_TRUE(contract) << text::render(sources, problems);
  if (!contract) return {};
  const auto derived =
      cases::derive(*contract, sources, {.folder = "cases", .contract = "api/openapi.yaml"});
  std::string said;
  for (const auto& file : derived.files) {
    said += file.path + '\n';
    std::istringstream lines(file.text);
    for (std::string line; std::getline(lines, line);) {
      const auto begin = line.find_first_not_of(' ');
      const bool is_place = begin != std::string::npos && line[begin] == '#';
      if (!is_place && line.find("source:") != begin && line.find("sha256:") != begin)
        said += line + '\n';
    }
  }
  for (const auto& one : derived.left_out)
    said += fmt::format("no case for {}: {}\n", one.clause, one.why);
  return said;
}

class OurPage : public ::testing::TestWithParam<testing::Restated> {};

TEST_P(OurPage, GivesTheCasesOfTheSeed) {
  ASSAY_NEEDS_SHARED("seeds");
  const auto& restated = GetParam();
  const auto cases = derived_from(restated.seed(), restated.api);
  EXPECT_FALSE(cases.empty());
  EXPECT_EQ(derived_from(restated.ours(), restated.api), cases);
}

INSTANTIATE_TEST_SUITE_P(All, OurPage, testing::all_restated(), testing::api_of);

}  // namespace
}  // namespace assay::run
