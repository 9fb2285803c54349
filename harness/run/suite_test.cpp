#include "run/suite.h"

#include <gtest/gtest.h>

#include "base/fake_disk.h"

namespace assay::run {
namespace {

std::string case_file(std::string_view id) {
  std::string text = "assay: 1\ncases:\n  - id: ";
  text += id;
  text +=
      "\n    title: a case\n    effect: read\n    tags: [smoke]\n    request: {method: GET, path: "
      "/x}\n";
  text += "    expect: {status: 200}\n";
  return text;
}

struct Loaded {
  std::optional<Suite> suite;
  std::string problems;
};

Loaded load_all(text::SourceMap& sources,
                base::FakeDisk& disk,
                const std::vector<std::string>& paths) {
  text::Diagnostics out;
  auto suite = load(sources, disk, paths, ".", out);
  return {.suite = std::move(suite), .problems = text::render(sources, out)};
}

std::vector<std::string> ids_of(const std::vector<Selected>& selected) {
  std::vector<std::string> ids;
  for (const auto& one : selected)
    ids.push_back(one.test->id);
  return ids;
}

TEST(Load, TakesCaseFilesOfAProjectThatLiesBelowAFolderOfThatName) {
  text::SourceMap sources;
  base::FakeDisk disk;
  disk.files = {{"/pages/mine/cases/a/x.yaml", case_file("a/x")},
                {"/pages/mine/cases/a/pages/page.yaml", "not read"}};
  const auto loaded = load_all(sources, disk, {"/pages/mine/cases"});
  ASSERT_TRUE(loaded.suite) << loaded.problems;
  EXPECT_EQ(loaded.suite->files.size(), 1U);
}

TEST(Load, TakesCaseFilesOfAFolderButNoPages) {
  text::SourceMap sources;
  base::FakeDisk disk;
  disk.files = {{"cases/a/x.yaml", case_file("a/x")},
                {"cases/a/overrides.yaml", "assay: 1\noverrides: []\n"},
                {"cases/a/pages/page.yaml", "not read"},
                {"cases/a/notes.md", "not read"}};
  const auto loaded = load_all(sources, disk, {"cases"});
  ASSERT_TRUE(loaded.suite) << loaded.problems;
  EXPECT_EQ(loaded.suite->files.size(), 1U);
}

TEST(Load, SaysBothPlacesOfTwoCasesWithOneId) {
  text::SourceMap sources;
  base::FakeDisk disk;
  disk.files = {{"a.yaml", case_file("a/x")}, {"b.yaml", case_file("a/x")}};
  const auto loaded = load_all(sources, disk, {"a.yaml", "b.yaml"});
  EXPECT_FALSE(loaded.suite);
  EXPECT_NE(
      loaded.problems.find("b.yaml:3:9: error: the id `a/x` stands twice [cases.duplicate-id]"),
      std::string::npos)
      << loaded.problems;
  EXPECT_NE(loaded.problems.find("a.yaml:3:9: note: first here"), std::string::npos)
      << loaded.problems;
}

TEST(Load, SaysWhichPathIsNotThere) {
  text::SourceMap sources;
  base::FakeDisk disk;
  const auto loaded = load_all(sources, disk, {"nowhere"});
  EXPECT_FALSE(loaded.suite);
  EXPECT_NE(loaded.problems.find("[run.no-such-path]"), std::string::npos) << loaded.problems;
}

TEST(LoadContracts, ReadsEachOnceAndNoCase) {
  text::SourceMap sources;
  text::Diagnostics out;
  base::FakeDisk disk;
  disk.files = {
      {"cases/a.yaml", "assay: 1\ncontract: ../schemas/shop.yaml\ncases: [nonsense]\n"},
      {"cases/b.yaml", "assay: 1\ncontract: ../schemas/shop.yaml\n"},
      {"cases/c.yaml", "assay: 1\n"},
      {"schemas/shop.yaml",
       "openapi: 3.1.0\ninfo: {title: shop, version: '1'}\npaths: {/a: {get: {responses: {'200': "
       "{description: a}}}}}\n"}};
  const auto contracts = load_contracts(sources, disk, {"cases"}, ".", out);
  ASSERT_TRUE(contracts) << text::render(sources, out);
  ASSERT_EQ(contracts->size(), 1U);
  EXPECT_EQ(contracts->begin()->first, "schemas/shop.yaml");
}

TEST(LoadContracts, SaysWhichContractIsNotThere) {
  text::SourceMap sources;
  text::Diagnostics out;
  base::FakeDisk disk;
  disk.files = {{"cases/a.yaml", "assay: 1\ncontract: ../schemas/shop.yaml\n"}};
  EXPECT_FALSE(load_contracts(sources, disk, {"cases"}, ".", out));
  EXPECT_EQ(text::render(sources, out).substr(0, 73),
            "cases/a.yaml:2:11: error: there is no file `schemas/shop.yaml` [cases.no-");
}

TEST(Select, TakesPrefixesOfWholeSegmentsAndTagsSortedById) {
  text::SourceMap sources;
  base::FakeDisk disk;
  disk.files = {{"a.yaml", case_file("shop/b")},
                {"b.yaml", case_file("shop/a")},
                {"c.yaml", case_file("shopping/c")}};
  const auto loaded = load_all(sources, disk, {"a.yaml", "b.yaml", "c.yaml"});
  ASSERT_TRUE(loaded.suite) << loaded.problems;
  EXPECT_EQ(ids_of(select(*loaded.suite, {"shop"}, {})),
            (std::vector<std::string>{"shop/a", "shop/b"}));
  EXPECT_EQ(ids_of(select(*loaded.suite, {}, {"smoke"})).size(), 3U);
  EXPECT_TRUE(select(*loaded.suite, {}, {"slow"}).empty());
  EXPECT_TRUE(select(*loaded.suite, {"shop/z"}, {}).empty());
}

TEST(IsPath, TellsPathsFromPrefixes) {
  for (const auto* path : {"./x", "/x", "x.yaml", "cases/", ".."})
    EXPECT_TRUE(is_path(path)) << path;
  for (const auto* prefix : {"cloudflare", "a/b", "a/b.delete/error"})
    EXPECT_FALSE(is_path(prefix)) << prefix;
}

}  // namespace
}  // namespace assay::run
