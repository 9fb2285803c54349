#include "docs/page_list.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "base/hash.h"
#include "docs/listed_page.h"
#include "docs/testing/page.h"

namespace assay::docs {
namespace {

using testing::file_text;

const std::string hash(64, 'a');

struct Given {
  text::SourceMap sources;
  text::Diagnostics out;
  base::FakeDisk disk;

  std::optional<PageList> list(const std::string& text) {
    disk.files["pages/pages.yaml"] = text;
    return read_page_list(sources, disk, "pages/pages.yaml", out);
  }
  std::string said() { return text::render(sources, out); }
};

TEST(PageList, TellsWhereEachPageComesFrom) {
  Given given;
  const auto list = given.list(
      "assay: 1\n"
      "pages:\n"
      "  - page: cranes/get.md\n"
      "    url: https://harbour.example/cranes/get\n"
      "    sha256: " +
      hash +
      "\n"
      "    retrieved: 2026-01-31\n"
      "    restated: true\n"
      "    format: stainless\n");
  EXPECT_EQ(given.said(), "");
  ASSERT_TRUE(list);
  ASSERT_EQ(list->pages.size(), 1U);
  const auto& page = list->pages.front();
  EXPECT_EQ(page.page, "cranes/get.md");
  EXPECT_EQ(page.url, "https://harbour.example/cranes/get");
  EXPECT_EQ(page.sha256, hash);
  EXPECT_EQ(page.retrieved, "2026-01-31");
  EXPECT_TRUE(page.restated);
  EXPECT_EQ(page.format, "stainless");
}

TEST(PageList, IsReadAsItWasWritten) {
  const PageList list{.pages = {{.page = "a.md", .url = "https://x.example/a", .sha256 = hash},
                                {.page = "b.md",
                                 .url = "https://x.example/b",
                                 .retrieved = "2026-01-31",
                                 .restated = true,
                                 .format = "yfm"}}};
  Given given;
  const auto text = write_page_list(given.sources, list, "../pages.schema.json");
  EXPECT_TRUE(text.starts_with("# yaml-language-server: $schema=../pages.schema.json\nassay: 1\n"));
  const auto read_back = given.list(text);
  EXPECT_EQ(given.said(), "");
  ASSERT_TRUE(read_back);
  EXPECT_EQ(write_page_list(given.sources, *read_back, "../pages.schema.json"), text);
}

TEST(PageList, RefusesWhatIsNotKnown) {
  Given given;
  EXPECT_FALSE(
      given.list("assay: 2\n"
                 "pages:\n"
                 "  - {page: ../a.md, url: x, sha256: abc, format: stainles}\n"
                 "  - {page: b.md, url: x, restated: maybe, hash: of it}\n"
                 "  - {page: b.md, url: x}\n"));
  std::vector<std::string> codes;
  for (const auto& problem : given.out.items())
    codes.push_back(problem.code);
  EXPECT_EQ(codes,
            (std::vector<std::string>{"docs.version",
                                      "docs.outside-root",
                                      "docs.wrong-hash",
                                      "docs.unknown-format",
                                      "docs.wrong-type",
                                      "docs.unknown-key",
                                      "docs.duplicate-page"}));
}

TEST(PageListSchema, HasTheKeysOfTheReader) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto content = file_text(assay::testing::source_path("schemas/assay/pages.schema.json"));
  const auto schema = tree::read_json(sources, sources.add("pages.schema.json", content), out);
  ASSERT_TRUE(schema) << text::render(sources, out);
  for (const auto& form : page_list_forms()) {
    const auto* place =
        form.form == "list of pages" ? &*schema : schema->find("$defs")->find(form.form);
    ASSERT_NE(place, nullptr) << form.form;
    std::vector<std::string> keys;
    for (const auto& member : place->find("properties")->members)
      keys.emplace_back(member.key);
    EXPECT_EQ(keys, form.keys) << form.form;
    EXPECT_EQ(place->find("required")->items.size(), form.required.size()) << form.form;
    EXPECT_EQ(place->find("additionalProperties")->scalar, "false") << form.form;
  }
}

TEST(ListedPage, CarriesWhereItComesFrom) {
  Given given;
  given.disk.files["pages/parcels.md"] = testing::fixture("stainless/parcels.md");
  const auto reading = read_listed_page(given.sources,
                                        "pages",
                                        {.page = "parcels.md",
                                         .url = "https://depot.example/parcels",
                                         .sha256 = hash,
                                         .retrieved = "2026-01-31",
                                         .restated = true},
                                        {.files = &given.disk, .root = "pages"},
                                        given.out);
  EXPECT_EQ(given.said(), "");
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading->contract.pages.size(), 1U);
  const auto& page = reading->contract.pages.front();
  EXPECT_EQ(page.page, "pages/parcels.md");
  EXPECT_EQ(page.url, "https://depot.example/parcels");
  EXPECT_EQ(page.sha256, base::sha256(testing::fixture("stainless/parcels.md")));
  EXPECT_EQ(page.retrieved, "2026-01-31");
  EXPECT_TRUE(page.restated);
}

TEST(ListedPage, IsRefusedWhenItIsNotWhatWasPublished) {
  Given given;
  given.disk.files["pages/parcels.md"] = testing::fixture("stainless/parcels.md");
  static_cast<void>(read_listed_page(
      given.sources,
      "pages",
      {.page = "parcels.md", .url = "https://depot.example/parcels", .sha256 = hash},
      {.files = &given.disk, .root = "pages"},
      given.out));
  ASSERT_EQ(given.out.items().size(), 1U);
  EXPECT_EQ(given.out.items().front().code, "docs.page-changed");
}

}  // namespace
}  // namespace assay::docs
