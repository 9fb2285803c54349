#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "docs/testing/page.h"
#include "openapi/read.h"
#include "openapi/write.h"

namespace assay::docs {
namespace {

using Ids = std::vector<std::string>;

Ids ids_of(const contract::Contract& contract) {
  Ids ids;
  for (const auto& clause : contract.clauses)
    ids.push_back(clause.id);
  return ids;
}

/// The clauses that the page's contract has once it is written as OpenAPI and read back, which must
/// go without a problem.
Ids written_clauses(const std::string& text) {
  text::SourceMap sources;
  text::Diagnostics ignored;
  const auto reading = read_page(sources, sources.add("page.md", text), {}, nullptr, ignored);
  EXPECT_TRUE(reading.has_value());
  if (!reading) return {};
  base::FakeDisk disk;
  for (const auto& [file, content] : openapi::write(sources, reading->contract))
    disk.files["api/" + file] = content;
  text::Diagnostics problems;
  const auto contract = openapi::read(sources, disk, "api/openapi.yaml", "api", problems);
  EXPECT_EQ(text::render(sources, problems), "");
  return contract ? ids_of(*contract) : Ids{};
}

/// The clauses of the contract that was written by hand.
Ids clauses_by_hand(const std::string& api) {
  text::SourceMap sources;
  text::Diagnostics problems;
  base::Disk disk;
  const auto root = assay::testing::source_path("schemas");
  const auto contract =
      openapi::read(sources, disk, root + "/" + api + "/openapi.yaml", root, problems);
  EXPECT_EQ(text::render(sources, problems), "");
  return contract ? ids_of(*contract) : Ids{};
}

/// What the second has and the first has not.
Ids missing_from(const Ids& derived, const Ids& by_hand) {
  Ids missing;
  for (const auto& id : by_hand) {
    if (std::find(derived.begin(), derived.end(), id) == derived.end()) missing.push_back(id);
  }
  return missing;
}

TEST(WrittenContract, IsReadBackWithoutAProblem) {
  EXPECT_FALSE(written_clauses(testing::fixture("stainless/parcels.md")).empty());
  EXPECT_FALSE(written_clauses(testing::fixture("yfm/pages/crane-move.md")).empty());
  EXPECT_FALSE(written_clauses(testing::fixture("mintlify/berth-delete.md")).empty());
  EXPECT_FALSE(written_clauses(testing::fixture("mintlify/berth-move.md")).empty());
  EXPECT_FALSE(written_clauses(testing::fixture("mintlify/ship-create.mdx")).empty());
}

TEST(WrittenContract, HasEveryClauseThatWasWrittenByHand) {
  ASSAY_NEEDS_SHARED("seeds");
  const auto seed = [](const std::string& name) {
    return testing::file_text(assay::testing::shared_path("seeds/" + name));
  };
  EXPECT_EQ(missing_from(written_clauses(seed("000_544727d5b1096473.txt")),
                         clauses_by_hand("cloudflare")),
            Ids{});
  EXPECT_EQ(
      missing_from(written_clauses(seed("001_8e0f1065ae5d04ab.txt")), clauses_by_hand("bitrix24")),
      Ids{});
  EXPECT_EQ(
      missing_from(written_clauses(seed("002_bcc9f56050f071dc.txt")), clauses_by_hand("polyai")),
      Ids{});
}

}  // namespace
}  // namespace assay::docs
