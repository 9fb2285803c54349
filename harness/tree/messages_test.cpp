#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "testing/golden.h"
#include "tree/testing.h"

namespace assay::tree {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// The inputs of testdata that are to be refused or warned of: `<code>.yaml`,
/// `<code>.<which>.json`.
std::vector<std::string> inputs() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(testing::source_path("harness/tree/testdata"))) {
    const auto name = entry.path().filename().string();
    if (name.starts_with("yaml.") || name.starts_with("json.")) {
      if (!name.ends_with(".err")) names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// `yaml.tab` of `yaml.tab.second.yaml`.
std::string code_of(const std::string& input) {
  return input.substr(0, input.find('.', input.find('.') + 1));
}

class Message : public ::testing::TestWithParam<std::string> {};

TEST_P(Message, IsTheGoldenOne) {
  const auto& name = GetParam();
  Reading reading;
  read_into(reading,
            name.starts_with("json.") ? read_json : read_yaml,
            name,
            content(testing::source_path("harness/tree/testdata/" + name)));
  ASSERT_FALSE(reading.out.items().empty());
  EXPECT_NE((" " + reading.codes()).find(" " + code_of(name) + " "), std::string::npos)
      << reading.codes();
  const auto stem = name.substr(0, name.rfind('.'));
  testing::golden("tree/testdata/" + stem + ".err", text::render(reading.sources, reading.out));
}

INSTANTIATE_TEST_SUITE_P(Testdata, Message, ::testing::ValuesIn(inputs()), [](const auto& of) {
  auto name = of.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '.' || c == '-'; }, '_');
  return name;
});

TEST(Messages, HaveAGoldenTextForEachCode) {
  // Two need a limit below the default, and have their own tests; for the third no text is known.
  const std::set<std::string> without{"json.too-large", "yaml.too-large", "yaml.unfinished"};
  std::set<std::string> known;
  for (const auto& name : inputs())
    known.insert(code_of(name));
  const std::regex literal(R"re("((?:yaml|json)\.[a-z0-9-]+)")re");
  for (const auto& entry : fs::directory_iterator(testing::source_path("harness/tree"))) {
    const auto path = entry.path().string();
    if (!path.ends_with(".cpp") || path.ends_with("_test.cpp")) continue;
    const auto text = content(path);
    for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at) {
      const auto code = (*at)[1].str();
      EXPECT_TRUE(known.contains(code) || without.contains(code)) << code << " of " << path;
      known.insert(code);
    }
  }
}

}  // namespace
}  // namespace assay::tree
