#include "docs/registry.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "docs/testing/page.h"

namespace assay::docs {
namespace {

std::optional<Reading> read_text(const std::string& text, text::Diagnostics& out) {
  text::SourceMap sources;
  return read_page(sources, sources.add("page.md", text), {}, nullptr, out);
}

TEST(ReadPage, TakesNoNoticeOfAByteOrderMark) {
  for (const std::string name :
       {"yfm/pages/crane-move.md", "mintlify/berth-delete.md", "stainless/kites.md"}) {
    const auto text = testing::fixture(name);
    text::Diagnostics plain;
    text::Diagnostics marked;
    const auto expected = read_text(text, plain);
    const auto reading = read_text("\xEF\xBB\xBF" + text, marked);
    ASSERT_TRUE(expected) << name;
    ASSERT_TRUE(reading) << name;
    const auto& one = expected->contract.operations.front();
    const auto& other = reading->contract.operations.front();
    EXPECT_EQ(other.id, one.id);
    EXPECT_EQ(other.parameters.size(), one.parameters.size());
    EXPECT_EQ(marked.items().size(), plain.items().size());
  }
}

TEST(ReadPage, SaysWhereAPageIsNotUtf8) {
  text::Diagnostics out;
  EXPECT_FALSE(read_text("# \xD1\xEF\xE8 yard.list\n\n#|\n|| a ||\n|#\n", out));
  ASSERT_EQ(out.items().size(), 1U);
  EXPECT_EQ(out.items().front().code, "docs.encoding");
  EXPECT_EQ(out.items().front().span.begin, 2U);
  EXPECT_EQ(out.items().front().message,
            "the byte 0xD1 is not UTF-8 here: the page has another encoding");
}

TEST(ReadPage, SumsAPageUnlessNobodyAsks) {
  for (const std::string name :
       {"yfm/pages/crane-move.md", "mintlify/berth-delete.md", "stainless/kites.md"}) {
    text::SourceMap sources;
    text::Diagnostics out;
    const auto page = sources.add("page.md", testing::fixture(name));
    const auto sum_with = [&](PageSums sums) {
      const auto reading = read_page(sources, page, {.page_sums = sums}, nullptr, out);
      return reading->contract.pages.front().sha256;
    };
    EXPECT_EQ(sum_with(PageSums::taken), base::sha256(sources.text(page))) << name;
    EXPECT_EQ(sum_with(PageSums::left_out), "") << name;
  }
}

}  // namespace
}  // namespace assay::docs
