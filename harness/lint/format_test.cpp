#include "lint/format.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/disk.h"
#include "base/fake_disk.h"
#include "schema/schema.h"
#include "testing/golden.h"
#include "tree/testing.h"

namespace assay::lint {
namespace {

/// Two files with findings of each level, one clean, and one that is no file.
struct Sample {
  text::SourceMap sources;
  Report report{.tool = "assay 1.2.3", .files = {}};

  Sample() {
    base::FakeDisk disk;
    disk.files["a b/%, x.json"] =
        "{\"requierd\": [\"id\"],\n \"minimum\": 3, \"maximum\": 2,\n \"description\": "
        "\"Gr\xC3\xBC\xC3\x9F\x65\", "
        "\"format\": \"datetime\"}";
    disk.files["clean.json"] = R"({"type": "string"})";
    disk.files["note.json"] = R"({"contains": {}, "minContains": 2})";
    disk.files["odd.yaml"] = "a: [1";
    for (const char* path : {"a b/%, x.json", "clean.json", "note.json", "odd.yaml", "none.json"})
      report.files.push_back(lint_file(sources, disk, path, {}));
  }
};

TEST(Formats, HaveUniqueNames) {
  std::set<std::string_view> names;
  for (const auto* format : formats())
    EXPECT_TRUE(names.insert(format->name).second) << format->name;
  EXPECT_EQ(find_format("nothing"), nullptr);
}

TEST(Formats, AreTheGoldenTexts) {
  for (const auto* format : formats()) {
    const Sample sample;
    assay::testing::golden("lint/testdata/sample." + std::string(format->name),
                           format->render(sample.report, sample.sources));
  }
}

TEST(Json, HoldsTheSchemaOfItsOwn) {
  const Sample sample;
  base::Disk disk;
  const auto schema_text =
      disk.read(assay::testing::source_path("schemas/assay/lint.schema.json"), 1 << 20);
  ASSERT_TRUE(schema_text.has_value());
  const tree::JsonReading schema(*schema_text);
  text::Diagnostics problems;
  const auto compiled = schema::compile(schema.sources, *schema.root, {}, problems);
  ASSERT_TRUE(compiled.has_value()) << text::render(schema.sources, problems);
  const auto body = schema::parse_body(find_format("json")->render(sample.report, sample.sources));
  ASSERT_TRUE(body.has_value());
  const auto outcome = compiled->evaluate(*body);
  EXPECT_EQ(outcome.validity, schema::Validity::valid);
  for (const auto& violation : outcome.violations)
    ADD_FAILURE() << violation.instance.to_string() << " " << violation.expected;
}

/// What the SARIF schema requires of the objects that we write (SARIF 2.1.0, section 3).
TEST(Sarif, HasTheMembersThatTheStandardRequires) {
  const Sample sample;
  const tree::JsonReading log(find_format("sarif")->render(sample.report, sample.sources));
  ASSERT_TRUE(log.root) << log.codes();
  EXPECT_EQ(log.root->string_at("version"), "2.1.0");
  const auto& run = log.root->find("runs")->items.at(0);
  const auto& driver = *run.find("tool")->find("driver");
  EXPECT_EQ(driver.string_at("name"), "assay");
  std::set<std::string_view> rules;
  for (const auto& rule : driver.find("rules")->items)
    EXPECT_TRUE(rules.insert(rule.string_at("id")).second);
  EXPECT_NE(run.find("invocations")->items.at(0).find("executionSuccessful"), nullptr);
  ASSERT_FALSE(run.find("results")->items.empty());
  const std::set<std::string_view> levels = {"none", "note", "warning", "error"};
  for (const auto& result : run.find("results")->items) {
    EXPECT_TRUE(rules.contains(result.string_at("ruleId")));
    EXPECT_TRUE(levels.contains(result.string_at("level")));
    EXPECT_FALSE(result.find("message")->string_at("text").empty());
    const auto& place = *result.find("locations")->items.at(0).find("physicalLocation");
    EXPECT_FALSE(place.find("artifactLocation")->string_at("uri").empty());
    EXPECT_EQ(place.find("artifactLocation")->string_at("uri").find(' '), std::string_view::npos);
  }
}

}  // namespace
}  // namespace assay::lint
