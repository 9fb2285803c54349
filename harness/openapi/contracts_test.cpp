#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "openapi/read.h"
#include "testing/golden.h"

namespace assay::openapi {
namespace {

/// One line a clause: id, kind, level, place in the page, summary, and why nothing can show it.
std::string listing(const contract::Contract& contract) {
  std::string text;
  for (const auto& clause : contract.clauses) {
    text += fmt::format("{}\n  {} {} {} | {}\n",
                        clause.id,
                        name_of(clause.level),
                        name_of(clause.kind),
                        clause.source.empty() ? "-" : clause.source,
                        clause.summary);
    if (!clause.unprovokable.empty()) {
      text += fmt::format("  not provoked: {}\n", clause.unprovokable);
    }
  }
  return text;
}

class OfContract : public ::testing::TestWithParam<const char*> {};

/// The clauses are the interface between contracts, cases, reports and baselines: a change of their
/// ids must be seen.
TEST_P(OfContract, TheClausesAreThoseOfTheGoldenListing) {
  text::SourceMap sources;
  base::Disk disk;
  text::Diagnostics out;
  const auto root = testing::source_path("schemas");
  const auto contract =
      read(sources, disk, fmt::format("{}/{}/openapi.yaml", root, GetParam()), root, out);
  EXPECT_EQ(render(sources, out), "");
  ASSERT_TRUE(contract.has_value());
  testing::golden(fmt::format("openapi/testdata/{}.clauses", GetParam()), listing(*contract));
}

INSTANTIATE_TEST_SUITE_P(All, OfContract, ::testing::Values("bitrix24", "cloudflare", "polyai"));

}  // namespace
}  // namespace assay::openapi
