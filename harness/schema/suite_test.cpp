// The official JSON-Schema-Test-Suite, in process: ours must pass every required test, the second
// engine must never be wrong.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "schema/judge.h"
#include "schema/lower/comparable.h"
#include "schema/lower/probe.h"
#include "schema/lower/second_engine.h"
#include "testing/golden.h"
#include "tree/read.h"

namespace assay::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view suite = "JSON-Schema-Test-Suite";

/// Reads files of the suite and keeps what it read.
class Files {
 public:
  const tree::Node* read(const fs::path& path) {
    const auto known = roots_.find(path.string());
    if (known != roots_.end()) return known->second ? &*known->second : nullptr;
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    text::Diagnostics out;
    auto& root = roots_[path.string()];
    if (file) root = tree::read_json(sources, sources.add(path.string(), text.str()), out);
    return root ? &*root : nullptr;
  }

  /// The suite's remotes are what its localhost:1234 serves.
  const tree::Node* remote(std::string_view uri) {
    constexpr std::string_view server = "http://localhost:1234/";
    if (!uri.starts_with(server)) return nullptr;
    return read(fs::path(testing::shared_path(suite)) / "remotes" / uri.substr(server.size()));
  }

  text::SourceMap sources;

 private:
  std::map<std::string, std::optional<tree::Node>> roots_;
};

struct Count {
  int right = 0;
  int wrong = 0;
  int unsaid = 0;
  std::string faults;

  void add(const std::string& name, Validity expected, std::optional<Validity> said) {
    if (!said || *said == Validity::indeterminate) {
      ++unsaid;
    } else if (*said == expected) {
      ++right;
    } else {
      ++wrong;
      faults += name + "\n";
    }
  }
};

/// Calls `judge(name, schema, body, expected)` for every test of a draft; a schema that does not
/// compile comes as nullptr.
template <class Judge>
void run_draft(Files& files, std::string_view draft, Dialect dialect, Judge judge) {
  const auto folder = fs::path(testing::shared_path(suite)) / "tests" / draft;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  Options options;
  options.dialect = dialect;
  options.formats = Formats::annotate;
  options.base_uri = "json-schema:///root";
  options.resolver = [&files](std::string_view uri) { return files.remote(uri); };
  for (const auto& path : paths) {
    for (const auto& group : files.read(path)->items) {
      text::Diagnostics out;
      auto schema = compile(files.sources, *group.find("schema"), options, out);
      std::string name = path.stem().string() + ": ";
      name += group.string_at("description");
      judge(name, schema ? &*schema : nullptr, *group.find("tests"), files.sources);
    }
  }
}

Validity expected(const tree::Node& test) {
  return test.find("valid")->scalar == "true" ? Validity::valid : Validity::invalid;
}

Body body_of(const tree::Node& test, const text::SourceMap& sources) {
  return parse_body(sources.text(test.find("data")->span)).value();
}

struct Draft {
  std::string_view folder;
  Dialect dialect;
  int required;
  int least_for_second;
};

class Suite : public ::testing::TestWithParam<Draft> {};

TEST_P(Suite, IsPassedByOurs) {
  ASSAY_NEEDS_SHARED(suite);
  Files files;
  Count quick;
  Count thorough;
  run_draft(
      files,
      GetParam().folder,
      GetParam().dialect,
      [&](const std::string& name,
          const Schema* schema,
          const tree::Node& tests,
          const text::SourceMap& sources) {
        for (const auto& test : tests.items) {
          const auto body = body_of(test, sources);
          const auto full = name + ": " + std::string(test.string_at("description"));
          const auto outcome = schema == nullptr ? Outcome{.validity = Validity::indeterminate}
                                                 : schema->evaluate(body);
          thorough.add(full, expected(test), outcome.validity);
          quick.add(full,
                    expected(test),
                    schema == nullptr ? std::nullopt : std::optional(schema->test(body)));
          EXPECT_EQ(outcome.validity == Validity::invalid, !outcome.violations.empty()) << full;
        }
      });
  EXPECT_EQ(thorough.right, GetParam().required) << thorough.faults;
  EXPECT_EQ(quick.right, GetParam().required) << quick.faults;
  EXPECT_EQ(thorough.wrong + thorough.unsaid + quick.wrong + quick.unsaid, 0);
}

TEST_P(Suite, IsNeverFailedByTheSecondEngine) {
  ASSAY_NEEDS_SHARED(suite);
  const auto& probe = lower::probe_second_engine();
  ASSERT_EQ(probe.unusable, "");
  Files files;
  Count count;
  run_draft(files,
            GetParam().folder,
            GetParam().dialect,
            [&](const std::string& name,
                const Schema* schema,
                const tree::Node& tests,
                const text::SourceMap& sources) {
              ASSERT_NE(schema, nullptr) << name;
              const auto lowered = lower::lower(*schema, probe.abilities);
              const auto second = lower::SecondSchema::compile(lowered.document);
              for (const auto& test : tests.items) {
                const auto body = body_of(test, sources);
                std::optional<Validity> said;
                if (lowered.refusals.empty() && second && lower::is_comparable(body, 0, lowered)) {
                  const auto verdict = second->test(body.value);
                  if (verdict) said = *verdict ? Validity::valid : Validity::invalid;
                }
                count.add(
                    name + ": " + std::string(test.string_at("description")), expected(test), said);
              }
            });
  EXPECT_EQ(count.wrong, 0) << count.faults;
  EXPECT_GE(count.right, GetParam().least_for_second);
}

INSTANTIATE_TEST_SUITE_P(Drafts,
                         Suite,
                         ::testing::Values(Draft{"draft4", Dialect::draft4, 618, 606},
                                           Draft{"draft6", Dialect::draft6, 839, 821},
                                           Draft{"draft7", Dialect::draft7, 927, 909},
                                           Draft{"draft2019-09", Dialect::draft2019_09, 1259, 1212},
                                           Draft{
                                               "draft2020-12", Dialect::draft2020_12, 1299, 1247}),
                         [](const auto& param) { return "OfDraft" + std::to_string(param.index); });

}  // namespace
}  // namespace assay::schema
