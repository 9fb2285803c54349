#include <cstdint>
#include <random>

#include "docs/testing/page.h"
#include "docs/testing/survival.h"

// Real pages, cut off and mutated: what survival_test holds of our own.

namespace assay::docs {
namespace {

using testing::fault_of;

/// Every few of the pages in a folder of the corpora that are not large.
std::vector<std::string> some_pages(const std::string& folder, std::size_t every) {
  base::Disk disk;
  std::vector<std::string> pages;
  const auto files = disk.list(assay::testing::shared_path("corpora/" + folder)).value();
  for (std::size_t i = 0; i < files.size(); i += every) {
    auto text = testing::file_text(files[i]);
    if (text.size() < 40'000) pages.push_back(std::move(text));
  }
  return pages;
}

std::vector<std::string> some_pages() {
  std::vector<std::string> all;
  for (const auto& [folder, every] : {std::pair<std::string, std::size_t>{"mintlify/pages", 2},
                                      {"bitrix24/pages", 24},
                                      {"stainless/pages", 8},
                                      {"stainless/flat", 8},
                                      {"openapi/oas-examples/3.0", 4},
                                      {"openapi/oas-examples/2.0", 4}}) {
    auto pages = some_pages(folder, every);
    std::move(pages.begin(), pages.end(), std::back_inserter(all));
  }
  return all;
}

TEST(RealPages, SurviveTruncation) {
  ASSAY_NEEDS_SHARED("corpora");
  for (const auto& page : some_pages()) {
    const auto* format = detect_format(page);
    for (std::size_t size = page.size(); size > 0; size -= std::min(size, page.size() / 16 + 1))
      ASSERT_EQ(fault_of(page.substr(0, size), format), "") << page.substr(0, size);
  }
}

TEST(RealPages, SurviveTenThousandMutations) {
  ASSAY_NEEDS_SHARED("corpora");
  std::mt19937 random(20260202);  // NOLINT(cert-msc51-cpp): the same mutants every time
  const auto pages = some_pages();
  for (std::size_t i = 0; i < 10'000; ++i) {
    auto page = pages[i % pages.size()];
    const auto* format = detect_format(page);
    for (int change = 0; change < 8 && !page.empty(); ++change) {
      const auto at = random() % page.size();
      const auto length = random() % 60;
      if (change % 2 == 0) {
        page.erase(at, length);
      } else {
        page.insert(at, page.substr(random() % page.size(), length));
      }
    }
    ASSERT_EQ(fault_of(page, format), "") << page;
  }
}

}  // namespace
}  // namespace assay::docs
