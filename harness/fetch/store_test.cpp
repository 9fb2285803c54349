#include "fetch/store.h"

#include <string>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "base/hash.h"
#include "text/diagnostic.h"

namespace assay::fetch {
namespace {

const std::string url = "https://docs.example.com/items/get";
const std::string day = "2026-01-31";
const std::string page_path = "pages/get.md";
const std::string list_path = "pages/pages.yaml";

std::string page_text(const std::string& words) {
  return "## Get an item\n\n**get** `/items/{item_id}`\n\n" + words +
         "\n\n### Returns\n\n- `id: string`\n";
}

Download page_of(const std::string& words) {
  return {.url = url, .final = url, .body = page_text(words)};
}

/// A disk on which some files cannot be written.
class Disk final : public base::FileSystem {
 public:
  base::FakeDisk fake;
  std::string locked;

  base::Result<std::string> read(const std::string& path, std::size_t limit) override {
    return fake.read(path, limit);
  }
  base::Result<void> write(const std::string& path, std::string_view content) override {
    if (path == locked)
      return tl::make_unexpected(base::Error{.code = "file.unwritable", .message = path});
    return fake.write(path, content);
  }
  base::Result<std::vector<std::string>> list(const std::string& path) override {
    return fake.list(path);
  }
  bool exists(const std::string& path) override { return fake.exists(path); }
  base::Result<std::string> canonical(const std::string& path) override {
    return fake.canonical(path);
  }
};

class Storing : public ::testing::Test {
 protected:
  text::SourceMap sources;
  Disk disk;

  Store open() {
    text::Diagnostics problems;
    auto store = Store::open(sources, disk, "pages/", problems);
    EXPECT_TRUE(store.has_value()) << text::render(sources, problems);
    return *std::move(store);
  }

  /// What becomes of the page, and the code of what keeps it from being stored.
  std::string put(const std::string& words, const std::string& format = {}) {
    const auto stored = open().put(page_of(words), day, format);
    return stored ? std::string(name_of(stored->outcome)) : stored.error().code;
  }

  std::string record(const std::string& words) const {
    return "assay: 1\npages:\n  - page: get.md\n    url: " + url +
           "\n    sha256: " + base::sha256(page_text(words)) + "\n    retrieved: \"" + day + "\"\n";
  }
};

TEST_F(Storing, WritesThePageAndItsRecord) {
  EXPECT_EQ(put("One item."), "added");
  EXPECT_EQ(disk.fake.files[page_path], page_text("One item."));
  EXPECT_EQ(disk.fake.files[list_path], record("One item."));
}

TEST_F(Storing, WritesNothingWhereTheSameIsPublished) {
  EXPECT_EQ(put("One item."), "added");
  const auto before = disk.fake.files;
  EXPECT_EQ(put("One item."), "unchanged");
  EXPECT_EQ(disk.fake.files, before);
}

TEST_F(Storing, SaysThatThePageChanged) {
  EXPECT_EQ(put("One item."), "added");
  const auto stored = open().put(page_of("Another."), "2026-02-01", {});
  ASSERT_TRUE(stored.has_value());
  EXPECT_EQ(stored->outcome, Outcome::changed);
  EXPECT_EQ(stored->before, base::sha256(page_text("One item.")));
  EXPECT_EQ(stored->sha256, base::sha256(page_text("Another.")));
  EXPECT_EQ(disk.fake.files[page_path], page_text("Another."));
  EXPECT_NE(disk.fake.files[list_path].find("retrieved: \"2026-02-01\""), std::string::npos);
}

TEST_F(Storing, RestoresAPageThatSomebodyEdited) {
  EXPECT_EQ(put("One item."), "added");
  disk.fake.files[page_path] += "more";
  EXPECT_EQ(put("One item."), "restored");
  EXPECT_EQ(disk.fake.files[page_path], page_text("One item."));
}

TEST_F(Storing, LeavesTheOldPageWhereOneOfTheTwoCannotBeWritten) {
  EXPECT_EQ(put("One item."), "added");
  const auto before = disk.fake.files;
  for (const auto& path : {page_path, list_path}) {
    disk.locked = path;
    EXPECT_EQ(put("Another."), "file.unwritable");
    EXPECT_EQ(disk.fake.files, before) << path;
  }
}

TEST_F(Storing, NeverReplacesWordsOfOnesOwn) {
  disk.fake.files[page_path] = "## My words\n";
  disk.fake.files[list_path] =
      "assay: 1\npages:\n  - page: get.md\n    url: " + url + "\n    restated: true\n";
  const auto before = disk.fake.files;
  EXPECT_EQ(put("One item."), "fetch.restated");
  EXPECT_EQ(disk.fake.files, before);
}

TEST_F(Storing, NeverReplacesAFileThatTheListDoesNotName) {
  disk.fake.files[page_path] = "something else";
  EXPECT_EQ(put("One item."), "fetch.unlisted-file");
  EXPECT_EQ(disk.fake.files[page_path], "something else");
}

TEST_F(Storing, RefusesATextInNoKnownFormatUnlessOneIsNamed) {
  const Download page{.url = url, .final = url, .body = "Sign in to see this."};
  const auto refused = open().put(page, day, {});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "fetch.unknown-format");
  EXPECT_TRUE(disk.fake.files.empty());
  EXPECT_TRUE(open().put(page, day, "yfm").has_value());
  EXPECT_NE(disk.fake.files[list_path].find("format: yfm"), std::string::npos);
}

TEST_F(Storing, RefusesBytesThatAreNotUtf8) {
  EXPECT_EQ(put("One caf\xE9."), "fetch.encoding");
  EXPECT_TRUE(disk.fake.files.empty());
  EXPECT_EQ(put("One caf\xC3\xA9."), "added");
}

TEST_F(Storing, KeepsTheOtherRecordsAndTheSchemaForEditors) {
  const std::string others =
      "# yaml-language-server: $schema=../pages.schema.json\nassay: 1\npages:\n  - page: other.md\n"
      "    url: https://docs.example.com/other\n    restated: true\n";
  disk.fake.files[list_path] = others;
  EXPECT_EQ(put("One item."), "added");
  EXPECT_EQ(disk.fake.files[list_path], others + record("One item.").substr(16));
}

}  // namespace
}  // namespace assay::fetch
