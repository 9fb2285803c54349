#include "docs/testing/survival.h"

#include <random>

#include "docs/testing/page.h"
#include "docs/words.h"

// Whatever happens to a page on its way, reading it neither crashes nor hangs nor gives an empty
// contract without a word.

namespace assay::docs {
namespace {

using testing::fault_of;
using testing::file_text;
using testing::fixture;

/// Our own pages, one of each kind.
const std::vector<std::string>& own_pages() {
  static const std::vector<std::string> pages = {fixture("mintlify/berth-delete.md"),
                                                 fixture("mintlify/berth-move.md"),
                                                 fixture("mintlify/ship-create.mdx"),
                                                 fixture("openapi/buoys.json"),
                                                 fixture("openapi/buoys.yaml"),
                                                 fixture("stainless/parcels.md"),
                                                 in_one_line(fixture("stainless/parcels.md")),
                                                 fixture("yfm/pages/crane-move.md")};
  return pages;
}

/// The page with a few pieces taken out, moved about or doubled.
std::string mutant_of(std::string page, std::mt19937& random) {
  for (int change = 0; change < 6 && !page.empty(); ++change) {
    const auto at = random() % page.size();
    const auto length = random() % 40;
    switch (random() % 4) {
      case 0:
        page.erase(at, length);
        break;
      case 1:
        page.insert(at, page.substr(random() % page.size(), length));
        break;
      case 2:
        page[at] = static_cast<char>(random() % 256);
        break;
      default:
        page[at] = "\n{}[]|`\"'<>-:#*"[random() % 15];
        break;
    }
  }
  return page;
}

/// Reads `count` mutants of the page; gives the first fault, with the mutant.
std::string first_fault(const std::string& page, int count, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto* format = detect_format(page);
  for (int i = 0; i < count; ++i) {
    const auto mutant = mutant_of(page, random);
    if (auto fault = fault_of(mutant, format); !fault.empty()) return fault + "\n" + mutant;
  }
  return {};
}

TEST(Pages, SurviveTruncation) {
  for (const auto& page : own_pages()) {
    const auto* format = detect_format(page);
    for (std::size_t size = 0; size < page.size(); size += 61)
      ASSERT_EQ(fault_of(page.substr(0, size), format), "") << size;
  }
}

TEST(Pages, SurviveMutations) {
  for (const auto& page : own_pages())
    ASSERT_EQ(first_fault(page, 60, 20260101), "");
}

TEST(Pages, SurviveTheReadersOfOtherFormats) {
  for (const auto& page : own_pages()) {
    for (const auto* format : formats())
      EXPECT_EQ(fault_of(page, format), "") << format->name;
  }
}

}  // namespace
}  // namespace assay::docs
