#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "report/format.h"
#include "results/testing/sample.h"
#include "testing/golden.h"
#include "text/utf8.h"

namespace assay::report {
namespace {

using results::testing::sample;

std::string rendered(std::string_view name, const Options& options = {}) {
  const auto* format = find(name);
  return format == nullptr ? std::string("(no such format)") : format->render(sample(), options);
}

TEST(Formats, HaveUniqueNamesAndFilesInOrder) {
  std::set<std::string_view> names;
  std::set<std::string_view> files;
  std::string_view last;
  for (const auto* format : registry()) {
    EXPECT_LT(last, format->name);
    last = format->name;
    EXPECT_TRUE(names.insert(format->name).second) << format->name;
    EXPECT_TRUE(files.insert(format->file_name).second) << format->file_name;
    EXPECT_FALSE(format->title.ends_with('.')) << format->name;
  }
}

TEST(Formats, AreFoundByName) {
  EXPECT_NE(find("junit"), nullptr);
  EXPECT_EQ(find("sarif-of-tomorrow"), nullptr);
}

class EveryFormat : public ::testing::TestWithParam<const Format*> {
 protected:
  [[nodiscard]] std::string text() const { return GetParam()->render(sample(), {}); }
};

TEST_P(EveryFormat, GivesItsSampleInReports) {
  assay::testing::golden("../reports/samples/" + std::string(GetParam()->file_name), text());
}

TEST_P(EveryFormat, IsUtf8WithoutControlCharacters) {
  auto all = text();
  std::string_view rest = all;
  while (!rest.empty()) {
    const auto point = text::decode_front(rest);
    ASSERT_NE(point.size, 0U) << rest.substr(0, 40);
    ASSERT_TRUE(point.value == '\n' || !text::is_control(point.value)) << rest.substr(0, 40);
    rest.remove_prefix(point.size);
  }
}

TEST_P(EveryFormat, ShowsNoSecretInAnyForm) {
  const auto all = text();
  for (const auto* form : {"tok_5f2c", "91+e", "91%2B", "c2f5_kot"})
    EXPECT_EQ(all.find(form), std::string::npos) << form;
  EXPECT_NE(all.find("secret:ACME"), std::string::npos);
}

TEST_P(EveryFormat, GivesTheSameBytesTwice) {
  EXPECT_EQ(text(), text());
}

INSTANTIATE_TEST_SUITE_P(, EveryFormat, ::testing::ValuesIn(registry()), [](const auto& each) {
  return std::string(each.param->name);
});

TEST(Console, MarksVerdictsByColourOnlyWhenAsked) {
  EXPECT_EQ(rendered("console").find('\x1b'), std::string::npos);
  EXPECT_NE(rendered("console", {.colours = Colours::on}).find("\x1b[1;31mFAIL\x1b[0m"),
            std::string::npos);
}

TEST(Console, ShowsTheSameFindingInFullButOnce) {
  const results::FindingRecord finding{.check = "status",
                                       .clause = "a/b/status/200",
                                       .expected = "status 200",
                                       .actual = "status 500"};
  results::Results run;
  for (const auto* id : {"one", "two"})
    run.cases.push_back({.id = id, .verdict = results::Verdict::fail, .findings = {finding}});
  const auto text = find("console")->render(results::Redacted(std::move(run), {}), {});
  EXPECT_EQ(text.find("= expected  status 200"), text.rfind("= expected  status 200"));
  EXPECT_NE(text.find("FAIL  two\n\n  broken a/b/status/200 [status, must]\n    as in one\n"),
            std::string::npos)
      << text;
}

/// No line that GitHub (`::x` at its start) or Azure (`##vso[`, `##[` anywhere) takes for a
/// command.
void expect_no_commands(const std::string& text) {
  EXPECT_EQ(text.find("##vso["), std::string::npos);
  EXPECT_EQ(text.find("##["), std::string::npos);
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    const auto start = text.find_first_not_of(' ', at);
    EXPECT_NE(text.compare(start, 2, "::"), 0) << text.substr(at, 60);
    if (text.find('\n', at) == std::string::npos) break;
  }
}

TEST(Console, GivesNoCommandsToTheCiThatShowsIt) {
  expect_no_commands(rendered("console"));
}

TEST(Markdown, GivesNoCommandsToTheCiThatShowsIt) {
  expect_no_commands(rendered("markdown"));
}

TEST(Markdown, LeavesNoHtmlOutsideCode) {
  const auto text = rendered("markdown");
  for (auto at = text.find("<script"); at != std::string::npos; at = text.find("<script", at + 1)) {
    const auto line = text.rfind('\n', at) + 1;
    const auto before = text.substr(line, at - line);
    EXPECT_TRUE(before.find('`') != std::string::npos || before.find(" | ") != std::string::npos)
        << text.substr(line, 120);
  }
}

TEST(Junit, CountsFindingsAsFailuresAndUnjudgedCasesAsErrors) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(rendered("junit").c_str()));
  const auto root = document.child("testsuites");
  EXPECT_STREQ(root.attribute("tests").value(), "5");
  EXPECT_STREQ(root.attribute("failures").value(), "1");
  EXPECT_STREQ(root.attribute("errors").value(), "2");
  EXPECT_EQ(document.select_nodes("//testcase").size(), 5U);
  EXPECT_EQ(document.select_nodes("//testcase[failure]").size(), 1U);
  EXPECT_EQ(document.select_nodes("//testcase/error[@type='blocked']").size(), 1U);
  EXPECT_EQ(document.select_nodes("//testcase/error[@type='indeterminate']").size(), 1U);
  EXPECT_EQ(document.select_nodes("//testcase/skipped").size(), 1U);
}

TEST(Junit, KeepsAShouldOutOfTheFailures) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(rendered("junit").c_str()));
  EXPECT_EQ(document.select_nodes("//failure").size(), 1U);
  const auto aside = document.select_node("//testcase[failure]/system-out").node();
  EXPECT_NE(std::string(aside.text().get()).find("__proto__"), std::string::npos);
}

}  // namespace
}  // namespace assay::report
