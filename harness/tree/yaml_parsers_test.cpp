#include "tree/yaml_parsers.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "testing/golden.h"
#include "tree/testing.h"
#include "tree/yaml_scan.h"

namespace assay::tree {
namespace {

/// Where two trees differ first, places and styles included; empty when they are the same.
std::string difference(const text::SourceMap& sources, const Node& left, const Node& right) {
  if (left.kind != right.kind || left.scalar != right.scalar || left.quoted != right.quoted ||
      left.span != right.span || left.items.size() != right.items.size() ||
      left.members.size() != right.members.size()) {
    const auto shown = [&](const Node& node) {
      return fmt::format("{} `{}` at {}, {} to {}",
                         name_of(node.kind),
                         node.scalar,
                         sources.place(node.span),
                         node.span.begin,
                         node.span.end);
    };
    return shown(left) + "\n" + shown(right);
  }
  for (std::size_t i = 0; i < left.items.size(); ++i) {
    if (auto found = difference(sources, left.items[i], right.items[i]); !found.empty())
      return found;
  }
  for (std::size_t i = 0; i < left.members.size(); ++i) {
    const auto& l = left.members[i];
    const auto& r = right.members[i];
    if (l.key != r.key || l.key_span != r.key_span) {
      return fmt::format("the keys `{}` at {} and `{}` at {}",
                         l.key,
                         sources.place(l.key_span),
                         r.key,
                         sources.place(r.key_span));
    }
    if (auto found = difference(sources, l.value, r.value); !found.empty()) return found;
  }
  return {};
}

/// Where the readings through the two parsers differ; empty when they are the same.
std::string difference(const std::string& name, const std::string& text) {
  text::SourceMap sources;
  const auto source = sources.add(name, text);
  text::Diagnostics slow;
  text::Diagnostics fast;
  if (!scan_yaml(sources, source, slow)) return {};
  const auto left = read_yaml_with(YamlParser::yaml_cpp, sources, source, slow, {});
  const auto right = read_yaml_with(YamlParser::libyaml, sources, source, fast, {});
  if (slow.items() != fast.items())
    return fmt::format("yaml-cpp:\n{}libyaml:\n{}", render(sources, slow), render(sources, fast));
  if (left.has_value() != right.has_value()) return "only one of them is read";
  return left ? difference(sources, *left, *right) : std::string();
}

std::vector<std::string> yaml_files_in(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".yaml" || extension == ".yml") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

void expect_the_same_in(const std::string& folder) {
  const auto files = yaml_files_in(folder);
  EXPECT_FALSE(files.empty());
  for (const auto& file : files) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    EXPECT_EQ(difference(file, text.str()), "") << file;
  }
}

TEST(YamlParsers, GiveTheSameTreeOfEveryFileOfTheProject) {
  for (const auto* folder : {"harness", "schemas", "cases"}) {
    if (std::filesystem::exists(testing::source_path(folder)))
      expect_the_same_in(testing::source_path(folder));
  }
}

TEST(YamlParsers, GiveTheSameTreeOfEveryFileOfTheCorpora) {
  ASSAY_NEEDS_SHARED("corpora/openapi")
  expect_the_same_in(testing::shared_path("corpora/openapi"));
}

TEST(YamlParsers, AgreeOnThePlacesOfWhatIsLeftOut) {
  for (const std::string text : {"a:\nb: 1\n",
                                 "a:\nnull: 1\n",
                                 "a:\n  null\n",
                                 "a:\n-\n- null\n-\nnull: 2\n",
                                 "-\n-\n",
                                 "{a: , b, c: ~}",
                                 "[a: , {b}]",
                                 "a: &x\nb: *x\n",
                                 "a: !!str\n\"b\": c\n",
                                 "a: ''\nb: \"\"\n",
                                 "a:\n\"b\": 1\n",
                                 "a: # x\n'b': 1\n",
                                 "---\n",
                                 "--- ~\n",
                                 "a: |\nb: >-\nc:\n",
                                 "? a\n: null\n",
                                 "nullable: true\nx:\nnullish:\n"}) {
    EXPECT_EQ(difference("x.yaml", text), "") << text;
  }
}

TEST(YamlParsers, AgreeOnTextsWithoutALastLineBreak) {
  for (const std::string text : {"a: |\n  x",
                                 "a: |-\n  x",
                                 "a: |+\n  x",
                                 "a: |\n  x\n\n",
                                 "a: |+\n  x\n\n",
                                 "a: >\n  x\n  y",
                                 "a: |\n  x\n  ",
                                 "a",
                                 "- ",
                                 "a:",
                                 "'a'",
                                 "[a]",
                                 "a: b # c",
                                 "a: |",
                                 "a: >+\n\n",
                                 "a: |+\n  x\n\n  ",
                                 "- |\n x",
                                 "a: |\n  x\n # c"}) {
    EXPECT_EQ(difference("x.yaml", text), "") << text;
  }
}

TEST(YamlParsers, AgreeOnWhatFuzzingFound) {
  for (const std::string text : {"a: \"\\N \\_ \\L \\P\"\n",
                                 "a: \"x\n% y\"\n",
                                 "\"\\\n\"\n",
                                 "-   ! \n-       71:  \n-    \n- &x\n-\n",
                                 "a:: |\n |\n  ",
                                 " |+\n ",
                                 "&o: a\n",
                                 "&o+ a\n",
                                 "- !!str\n- a:\n-\n",
                                 "%FOO bar\n---\na\n"}) {
    EXPECT_EQ(difference("x.yaml", text), "") << text;
  }
}

TEST(YamlParsers, DropNoLineThatBeginsWithAPercentSign) {
  EXPECT_EQ(YamlReading("a: \"x\n% y\"\nb: 'p\n%q'\n").shown(), R"({"a":"x%y","b":"p%q"})");
  EXPECT_EQ(YamlReading("a: x\n% y\n").codes(), "yaml.directive ");
  EXPECT_EQ(YamlReading("a: 'x\n% y'\n% z\n").codes(), "yaml.directive ");
  EXPECT_EQ(YamlReading("%YAML 1.2\n---\na: 1\n").shown(), R"({"a":1})");
}

TEST(YamlParsers, AgreeOnMultiByteText) {
  for (const std::string text : {"a: x\uFEFFy\nb: \uFEFF\n",
                                 "é: ü\n€: [😀, 'é']\n",
                                 "# ünï\na: é # ü\nb: |\n  é\n  ü\nc: \"é\n  ü\"\n"}) {
    EXPECT_EQ(difference("x.yaml", text), "") << text;
  }
}

TEST(YamlParsers, AgreeOnPlacesFarBehindMultiByteText) {
  for (std::size_t size = 1; size < 140; ++size) {
    const auto text = fmt::format("{}: é😀\nb: {}\nc: [ü, x]\n# €\nd: y\n",
                                  std::string(size, 'a'),
                                  std::string(200 - size, 'b'));
    EXPECT_EQ(difference("x.yaml", text), "") << text;
  }
}

}  // namespace
}  // namespace assay::tree
