// The official JSON-Schema-Test-Suite, asked in the protocol that `assay validate --ihop` speaks,
// and of the judge that every body goes through.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schema/ihop.h"
#include "schema/judge.h"
#include "testing/golden.h"
#include "tree/read.h"

namespace assay::schema {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::string_view suite = "JSON-Schema-Test-Suite";

std::string read(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// The suite's remotes, which its localhost:1234 serves.
class Remotes {
 public:
  Remotes() {
    const fs::path root = fs::path(testing::shared_path(suite)) / "remotes";
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".json") continue;
      const auto uri = "http://localhost:1234/" + fs::relative(entry.path(), root).string();
      registry_ +=
          fmt::format("{}\"{}\":{}", registry_.empty() ? "" : ",", uri, read(entry.path()));
    }
    std::replace(registry_.begin(), registry_.end(), '\n', ' ');
    text::Diagnostics out;
    root_ = tree::read_json(sources_, sources_.add("remotes", "{" + registry_ + "}"), out);
  }
  [[nodiscard]] const std::string& registry() const { return registry_; }
  [[nodiscard]] const tree::Node* find(std::string_view uri) const { return root_->find(uri); }

 private:
  std::string registry_;
  text::SourceMap sources_;
  std::optional<tree::Node> root_;
};

const Remotes& remotes() {
  static const Remotes all;
  return all;
}

struct Draft {
  std::string_view folder;
  std::string_view uri;
  int required;  // all of them
  int least_optional;
  int least_formats;
  int least_for_second;
};

/// A file of the suite, its texts as they are written.
struct File {
  text::SourceMap sources;
  std::optional<tree::Node> root;

  explicit File(const fs::path& path) {
    text::Diagnostics out;
    root = tree::read_json(sources, sources.add(path.string(), read(path)), out);
  }
  [[nodiscard]] std::string text(const tree::Node& node) const {
    std::string line(sources.text(node.span));
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
  }
};

/// Asks as Bowtie does, and counts the right answers; the others go to `faults`.
int ask(const Draft& draft, Formats formats, const fs::path& folder, std::string& faults) {
  IhopSession session({.version = "1", .formats = formats});
  EXPECT_TRUE(session.answer(R"({"cmd":"start","version":1})"));
  EXPECT_EQ(session.answer(fmt::format(R"({{"cmd":"dialect","dialect":"{}"}})", draft.uri)),
            R"({"ok":true})");
  int right = 0;
  for (const auto& path : json_files(folder)) {
    const File file(path);
    for (const auto& group : file.root->items) {
      const auto schema = file.text(*group.find("schema"));
      const bool needs_remotes = schema.find("localhost:1234") != std::string::npos;
      std::string tests;
      for (const auto& test : group.find("tests")->items)
        tests += fmt::format(
            "{}{{\"instance\":{}}}", tests.empty() ? "" : ",", file.text(*test.find("data")));
      const auto answer = session.answer(fmt::format(
          R"({{"cmd":"run","seq":1,"case":{{"schema":{},"registry":{{{}}},"tests":[{}]}}}})",
          schema,
          needs_remotes ? remotes().registry() : "",
          tests));
      const auto said = json::parse(answer.value()).as_object();
      std::size_t index = 0;
      for (const auto& test : group.find("tests")->items) {
        const auto* results = said.if_contains("results");
        const auto one = results == nullptr ? said : results->at(index++).as_object();
        const auto* valid = one.if_contains("valid");
        const bool expected = test.find("valid")->scalar == "true";
        if (valid != nullptr && valid->as_bool() == expected) {
          ++right;
        } else {
          faults += fmt::format("{}: {}: {}: {}\n",
                                path.stem().string(),
                                group.string_at("description"),
                                test.string_at("description"),
                                json::serialize(one));
        }
      }
    }
  }
  return right;
}

class Suite : public ::testing::TestWithParam<Draft> {
 protected:
  static fs::path folder() {
    return fs::path(testing::shared_path(suite)) / "tests" / GetParam().folder;
  }
};

TEST_P(Suite, IsPassed) {
  ASSAY_NEEDS_SHARED(suite);
  std::string faults;
  EXPECT_EQ(ask(GetParam(), Formats::annotate, folder(), faults), GetParam().required) << faults;
  EXPECT_EQ(faults, "");
}

TEST_P(Suite, IsPassedInItsOptionalPartAsFarAsWeSay) {
  ASSAY_NEEDS_SHARED(suite);
  std::string faults;
  EXPECT_GE(ask(GetParam(), Formats::annotate, folder() / "optional", faults),
            GetParam().least_optional)
      << faults;
}

TEST_P(Suite, IsPassedInItsFormatsAsFarAsWeSay) {
  ASSAY_NEEDS_SHARED(suite);
  std::string faults;
  EXPECT_GE(ask(GetParam(), Formats::assert_, folder() / "optional/format", faults),
            GetParam().least_formats)
      << faults;
}

TEST_P(Suite, IsNeverFailedByTheSecondEngine) {
  ASSAY_NEEDS_SHARED(suite);
  Options options;
  options.dialect = read_dialect(GetParam().uri).value();
  options.formats = Formats::annotate;
  options.base_uri = "json-schema:///root";
  options.resolver = [](std::string_view uri) { return remotes().find(uri); };
  int right = 0;
  for (const auto& path : json_files(folder())) {
    const File file(path);
    for (const auto& group : file.root->items) {
      text::Diagnostics out;
      auto schema = compile(file.sources, *group.find("schema"), options, out);
      ASSERT_TRUE(schema) << text::render(file.sources, out);
      Judge judge(*std::move(schema));
      for (const auto& test : group.find("tests")->items) {
        const auto name = fmt::format("{}: {}: {}",
                                      path.stem().string(),
                                      group.string_at("description"),
                                      test.string_at("description"));
        const auto text = file.text(*test.find("data"));
        const auto judgement = judge.judge(parse_body(text).value(), text.size());
        const auto& outcome = judgement.outcome;
        const bool expected = test.find("valid")->scalar == "true";
        EXPECT_EQ(judgement.disagreement, "") << name;
        EXPECT_EQ(outcome.validity, expected ? Validity::valid : Validity::invalid) << name;
        EXPECT_EQ(outcome.violations.empty(), expected) << name;
        EXPECT_EQ(judgement.engines == 1, !judgement.alone.empty()) << name;
        if (judgement.engines == 2) ++right;
      }
    }
  }
  EXPECT_GE(right, GetParam().least_for_second);
}

INSTANTIATE_TEST_SUITE_P(
    Drafts,
    Suite,
    ::testing::Values(
        Draft{"draft4", "http://json-schema.org/draft-04/schema#", 618, 100, 219, 606},
        Draft{"draft6", "http://json-schema.org/draft-06/schema#", 839, 106, 325, 821},
        Draft{"draft7", "http://json-schema.org/draft-07/schema#", 927, 114, 676, 909},
        Draft{"draft2019-09", "https://json-schema.org/draft/2019-09/schema", 1259, 158, 757, 1212},
        Draft{
            "draft2020-12", "https://json-schema.org/draft/2020-12/schema", 1299, 162, 764, 1247}),
    [](const auto& param) { return "OfDraft" + std::to_string(param.index); });

}  // namespace
}  // namespace assay::schema
