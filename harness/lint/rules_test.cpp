#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "lint/kind.h"
#include "lint/lint.h"
#include "testing/golden.h"

namespace assay::lint {
namespace {

/// The ids of what is found in `text`, read as an example of the rule.
std::multiset<std::string> found_in(const Rule& rule, std::string_view text) {
  base::FakeDisk disk;
  const std::string path = rule.kind == Kind::page ? "example.md" : "example.yaml";
  disk.files[path] = text;
  if (!rule.beside.empty()) disk.files["contract.yaml"] = rule.beside;
  text::SourceMap sources;
  const auto report = lint_file(sources, disk, path, {.as = rule.kind});
  EXPECT_TRUE(report.readable) << rule.id << "\n" << text;
  std::multiset<std::string> ids;
  for (const auto& finding : report.findings) {
    ids.insert(finding.code);
    EXPECT_TRUE(finding.span.known()) << rule.id;
    EXPECT_EQ(finding.message.find('\n'), std::string::npos) << rule.id;
  }
  return ids;
}

TEST(Rules, HaveUniqueIdsAndTitlesWithoutAStop) {
  std::set<std::string_view> ids;
  for (const auto* rule : rules()) {
    EXPECT_TRUE(ids.insert(rule->id).second) << rule->id;
    EXPECT_FALSE(rule->title.ends_with('.')) << rule->id;
    EXPECT_TRUE(rule->about.ends_with('.') || rule->about.ends_with('`')) << rule->id;
  }
}

TEST(Rules, FindSomethingOfTheirOwnInTheirFailingExample) {
  for (const auto* rule : rules())
    EXPECT_TRUE(found_in(*rule, rule->failing).contains(std::string(rule->id))) << rule->id;
}

TEST(Rules, FindNothingInAnyPassingExample) {
  for (const auto* rule : rules())
    EXPECT_EQ(found_in(*rule, rule->passing), std::multiset<std::string>()) << rule->id;
}

TEST(Catalogue, IsTheTextOfDocsLintRules) {
  assay::testing::golden("../docs/lint-rules.md", catalogue());
}

}  // namespace
}  // namespace assay::lint
