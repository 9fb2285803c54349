// Bad files must end in an error with its place, soon, and in little memory.
#include <gtest/gtest.h>

#include "tree/testing.h"
#include "tree/yaml_parsers.h"

namespace assay::tree {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string all;
  for (; times > 0; --times)
    all += piece;
  return all;
}

/// The place and code of the first diagnostic: `1:5 yaml.tab`.
std::string first(const Reading& reading) {
  if (reading.out.items().empty()) return "none";
  const auto& problem = reading.out.items().front();
  const auto at = reading.sources.position(problem.span);
  return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + problem.code;
}

TEST(HostileYaml, NestsNoDeeperThanTheLimit) {
  EXPECT_EQ(first(YamlReading(repeated("[", 100'000))), "1:257 yaml.depth");
  EXPECT_EQ(first(YamlReading(repeated("{a: ", 100'000))), "1:1025 yaml.depth");
  EXPECT_EQ(first(YamlReading(repeated("- ", 500) + "a")), "1:513 yaml.depth");
  EXPECT_EQ(first(YamlReading(repeated("[", 300) + repeated("]", 300))), "1:257 yaml.depth");
  std::string deep;
  for (std::size_t i = 0; i < 500; ++i)
    deep += std::string(i, ' ') + "a:\n";
  EXPECT_EQ(first(YamlReading(deep)), "257:257 yaml.depth");
}

TEST(HostileYaml, NestsNoKeysInKeys) {
  EXPECT_EQ(first(YamlReading(repeated("? ", 100'000))), "1:3 yaml.complex-key");
}

TEST(HostileYaml, IsShownInShort) {
  EXPECT_LT(YamlReading("!<" + std::string(100'000, 'a') + "> x").shown().size(), 1'000U);
  EXPECT_LT(YamlReading(repeated(std::string(900, 'k') + ": 1\n", 2)).shown().size(), 2'000U);
  EXPECT_LT(JsonReading(std::string(100'000, 'a')).shown().size(), 1'000U);
}

TEST(HostileYaml, NestsNoDeeperThanWhatIsReadToBeDeepest) {
  const auto deep = [](std::size_t levels) {
    return YamlReading(repeated("[", levels) + repeated("]", levels), {.depth = 100'000});
  };
  EXPECT_TRUE(deep(deepest).root);
  EXPECT_EQ(first(deep(deepest + 1)), "1:401 yaml.depth");
}

// The time of a parser that grows with the square of the depth or of the number of keys would be
// hours.
TEST(HostileYaml, StopsLibyamlBeforeItsTimeGrowsWithTheSquare) {
  const auto text = repeated("[", 1'000'000);
  EXPECT_EQ(first(YamlReading(text)), "1:257 yaml.depth");
}

TEST(HostileYaml, ExpandsNoAliasBomb) {
  std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c <= 'i'; ++c) {
    const std::string alias{'*', static_cast<char>(c - 1), ','};
    bomb += std::string{c} + ": &" + c + " [" + repeated(alias, 9) + "]\n";
  }
  EXPECT_EQ(first(YamlReading(bomb)), "6:8 yaml.alias-budget");
  EXPECT_EQ(first(YamlReading("&a [x, *a]")), "1:8 yaml.recursive-alias");
  EXPECT_EQ(first(YamlReading("a: &a {b: {c: *a}}")), "1:15 yaml.recursive-alias");
}

TEST(HostileYaml, CountsWhatAliasesAddToDepthAndSize) {
  EXPECT_EQ(first(YamlReading("a: &a [[[1]]]\nb: [[*a]]\n", {.depth = 5})), "2:6 yaml.depth");
  EXPECT_EQ(first(YamlReading("a: &a [1, 2]\nb: *a\n", {.nodes = 6})), "2:4 yaml.too-large");
  EXPECT_TRUE(YamlReading("a: &a [1, 2]\nb: *a\n", {.nodes = 7}).root);
}

TEST(HostileYaml, ReportsOfManyFaultsTheFirst) {
  const YamlReading errors(repeated("- .inf\n", 1'000));
  EXPECT_EQ(errors.out.items().size(), 100U);
  const YamlReading equal("a: {" + repeated("b: 1, ", 1'000) + "}");
  EXPECT_EQ(equal.out.items().size(), 100U);
  const JsonReading more("[" + repeated(R"({"a": 1, "a": 2},)", 1'000) + "0]");
  EXPECT_EQ(more.out.items().size(), 100U);
}

TEST(HostileYaml, ReadsManyKeysInTheTimeOfSorting) {
  std::string text;
  for (int i = 0; i < 100'000; ++i)
    text += "key" + std::to_string(i) + ": 1\n";
  EXPECT_TRUE(YamlReading(text).root);
}

TEST(HostileYaml, IsTheSameAboveAndBelowTheSizeWhereLibyamlReads) {
  const std::string filling = "filling: \"" + std::string(300'000, 'x') + "\"\n";
  for (const std::string text : {"a: 1\na: 2\n",
                                 "a: \"open\n",
                                 "a: [1, 2\n",
                                 "a:\n\tb: 1\n",
                                 "a: {{ b }}\n",
                                 "a: !x b\n",
                                 "<<: {a: 1}\n",
                                 "a: x\n% y\n",
                                 "a: &x+y z\n",
                                 "a: *none\n",
                                 "a: no\n",
                                 "a: 1\n---\nb: 1\n",
                                 "? [a]\n: b\n",
                                 "a: b: c\n",
                                 "a: @b\n",
                                 "  a: 1\n"}) {
    const YamlReading small("filling: \"x\"\n" + text);
    const YamlReading large(filling + text);
    EXPECT_EQ(first(large), first(small)) << text;
  }
}

TEST(HostileJson, NestsNoDeeperThanTheLimit) {
  EXPECT_EQ(first(JsonReading(repeated("[", 1'000'000))), "1:257 json.depth");
  EXPECT_EQ(first(JsonReading(repeated(R"({"a":)", 1'000'000))), "1:1281 json.depth");
  EXPECT_EQ(first(JsonReading(repeated("[", 1'000), {.depth = 100'000})), "1:401 json.depth");
}

}  // namespace
}  // namespace assay::tree
