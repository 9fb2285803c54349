#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "base/fake_disk.h"
#include "openapi/read.h"
#include "openapi/testing/describe.h"
#include "openapi/write.h"
#include "testing/golden.h"
#include "tree/read.h"

namespace assay::openapi {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30;

std::vector<std::string> documents_of_corpus() {
  base::Disk disk;
  auto files = disk.list(testing::shared_path("corpora/openapi")).value();
  std::erase_if(files, [](const std::string& file) { return file.ends_with("MANIFEST.json"); });
  return files;
}

/// The description of a document, and its problems if it cannot be read.
struct Read {
  std::optional<std::string> description;
  std::string problems;
};

/// Reads the file as if it lay in a folder `api`, so that the folder gives twins the same name.
Read read_file(const std::string& file) {
  text::SourceMap sources;
  base::Disk disk;
  base::FakeDisk copy;
  const auto name = "api/openapi" + file.substr(file.rfind('.'));
  copy.files[name] = disk.read(file, most_bytes).value();
  text::Diagnostics out;
  const auto contract = read(sources, copy, name, "api", out, Schemas::tolerant);
  Read result;
  if (contract) result.description = describe(*contract);
  for (const auto& problem : out.items()) {
    if (problem.severity == text::Severity::error) result.problems += render(sources, problem);
  }
  return result;
}

TEST(Corpus, EveryRealDocumentIsRead) {
  ASSAY_NEEDS_SHARED("corpora/openapi");
  const auto files = documents_of_corpus();
  EXPECT_GE(files.size(), 125u);
  for (const auto& file : files) {
    const auto result = read_file(file);
    EXPECT_TRUE(result.description.has_value()) << file;
    EXPECT_EQ(result.problems, "") << file;
  }
}

tree::Node read_tree(text::SourceMap& sources, const std::string& file) {
  base::Disk disk;
  text::Diagnostics out;
  auto text = disk.read(file, most_bytes).value();
  return tree::read_any(sources, sources.add(file, std::move(text)), out).value();
}

/// The YAML file of the same content, where the corpus has one: `…/yaml/x.yaml` for
/// `…/json/x.json`.
std::string twin_of(std::string file) {
  const auto folder = file.find("/json/");
  if (folder != std::string::npos) file.replace(folder, 6, "/yaml/");
  return file.replace(file.size() - 4, 4, "yaml");
}

TEST(Corpus, TwinsInJsonAndYamlGiveTheSameContract) {
  ASSAY_NEEDS_SHARED("corpora/openapi");
  base::Disk disk;
  std::size_t pairs = 0;
  for (const auto& file : documents_of_corpus()) {
    if (!file.ends_with(".json") || !disk.exists(twin_of(file))) continue;
    text::SourceMap sources;
    // Some pairs have grown apart; those say nothing about the reader.
    if (!tree::equal(read_tree(sources, file), read_tree(sources, twin_of(file)))) continue;
    ++pairs;
    EXPECT_EQ(read_file(file).description, read_file(twin_of(file)).description) << file;
  }
  EXPECT_GE(pairs, 40u);
}

/// The clauses of the contract in `files`, and what it is written as.
struct Written {
  std::string clauses;
  Files files;
};

Written write_again(const Files& files, const std::string& name) {
  base::FakeDisk disk;
  for (const auto& [file, text] : files)
    disk.files["api/" + file] = text;
  text::SourceMap sources;
  text::Diagnostics out;
  const auto contract = read(sources, disk, "api/" + name, "api", out, Schemas::unread);
  if (!contract) return {render(sources, out), {}};
  return {list_clauses(*contract), write(sources, *contract)};
}

/// The first lines that differ: a whole diff of such long texts takes minutes.
std::string first_difference(std::string_view left, std::string_view right) {
  if (left == right) return {};
  const auto [at, other] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  const auto from = [](std::string_view text, std::ptrdiff_t offset) {
    const auto line = text.rfind('\n', static_cast<std::size_t>(offset));
    return std::string(text.substr(line == std::string_view::npos ? 0 : line + 1, 200));
  };
  return fmt::format(
      "{}\n--- but ---\n{}", from(left, at - left.begin()), from(right, other - right.begin()));
}

/// But for those of bodies: OpenAPI 3.0's `writeOnly` and `nullable` are clauses of its dialect,
/// which JSON Schema 2020-12, the dialect that is written, does not have.
TEST(Corpus, WhatIsWrittenOfARealDocumentHasTheSameClausesBesideItsBodies) {
  ASSAY_NEEDS_SHARED("corpora/openapi");
  for (const auto& file : documents_of_corpus()) {
    base::Disk disk;
    const auto name = "openapi" + file.substr(file.rfind('.'));
    const auto first = write_again({{name, disk.read(file, most_bytes).value()}}, name);
    const auto second = write_again(first.files, "openapi.yaml");
    EXPECT_EQ(first_difference(first.clauses, second.clauses), "") << file;
    EXPECT_TRUE(second.files == write_again(second.files, "openapi.yaml").files) << file;
  }
}

}  // namespace
}  // namespace assay::openapi
