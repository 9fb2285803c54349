#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "openapi/read.h"
#include "openapi/testing/describe.h"
#include "testing/golden.h"

namespace assay::openapi {
namespace {

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
  testing::golden(fmt::format("openapi/testdata/{}.clauses", GetParam()), list_clauses(*contract));
}

INSTANTIATE_TEST_SUITE_P(All, OfContract, ::testing::Values("bitrix24", "cloudflare", "polyai"));

}  // namespace
}  // namespace assay::openapi
