#include "cli/instance.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace assay::cli {
namespace {

/// A line an instance: where it stands and its value, or why there is none.
std::string read(std::string text, InstanceKind kind) {
  text::SourceMap sources;
  std::string lines;
  read_instances(
      sources,
      sources.add("x", std::move(text)),
      kind,
      [&](const Instance& one) {
        lines += fmt::format("{}: {}\n", one.line, boost::json::serialize(one.body.value));
      },
      [&](std::size_t line, const NotJudged& why) {
        const auto& problem = why.problems.items().at(0);
        lines += fmt::format("{}: {} {} {}\n",
                             line,
                             sources.place(problem.span),
                             problem.code,
                             why.is_ours ? "by us" : "by its text");
      });
  return lines;
}

TEST(KindOf, GoesByTheEndOfTheName) {
  EXPECT_EQ(kind_of("a.yaml"), InstanceKind::yaml);
  EXPECT_EQ(kind_of("a.yml"), InstanceKind::yaml);
  EXPECT_EQ(kind_of("a.jsonl"), InstanceKind::ndjson);
  EXPECT_EQ(kind_of("a.ndjson"), InstanceKind::ndjson);
  EXPECT_EQ(kind_of("a.json"), InstanceKind::json);
  EXPECT_EQ(kind_of("-"), InstanceKind::json);
}

TEST(ReadInstances, TakesOneValueOfJsonAndYaml) {
  EXPECT_EQ(read(" [1]\n", InstanceKind::json), "0: [1]\n");
  EXPECT_EQ(read("a: [1, no, 0x10]\n", InstanceKind::yaml), "0: {\"a\":[1,\"no\",16]}\n");
}

TEST(ReadInstances, TakesAValueALineOfNdjson) {
  EXPECT_EQ(read("1\r\n\n {\"a\":\n[2]", InstanceKind::ndjson),
            "1: 1\n3: x:3:7 instance.syntax by its text\n4: [2]\n");
}

TEST(ReadInstances, SaysWhatIsWrong) {
  EXPECT_EQ(read(" \n", InstanceKind::json), "0: x:1:1 instance.empty by its text\n");
  EXPECT_EQ(read("\n", InstanceKind::ndjson), "0: x:1:1 instance.empty by its text\n");
  EXPECT_EQ(read("{\"a\": \"\xff\"}", InstanceKind::json),
            "0: x:1:8 instance.encoding by its text\n");
  EXPECT_EQ(read(std::string(1001, '['), InstanceKind::json),
            "0: x:1:1001 instance.too-deep by us\n");
  EXPECT_EQ(read("a: [", InstanceKind::yaml).substr(0, 2), "0:");
}

TEST(Instance, LocatesItsValues) {
  const auto place = [](std::string text, InstanceKind kind, std::string_view pointer) {
    text::SourceMap sources;
    std::string found;
    read_instances(
        sources,
        sources.add("x", std::move(text)),
        kind,
        [&](const Instance& one) {
          const auto at = one.locate(sources, tree::Pointer::read(pointer).value());
          found += fmt::format("{} `{}` ", sources.place(at), sources.text(at));
        },
        [](std::size_t, const NotJudged&) {});
    return found;
  };
  EXPECT_EQ(place("{\"a\": {\"b\":\n 12}}", InstanceKind::json, "/a/b"), "x:2:2 `12` ");
  EXPECT_EQ(place("{\"a\": {\"b\":\n 12}}", InstanceKind::json, "/a"), "x:1:7 `{` ");
  EXPECT_EQ(place("[1]\n[22]\n", InstanceKind::ndjson, "/0"), "x:1:2 `1` x:2:2 `22` ");
  EXPECT_EQ(place("a:\n  b: twelve\n", InstanceKind::yaml, "/a/b"), "x:2:6 `twelve` ");
}

TEST(Instance, WarnsOfAKeyThatStandsTwice) {
  text::SourceMap sources;
  std::string said;
  read_instances(
      sources,
      sources.add("x", R"({"a": 1, "a": 2})"),
      InstanceKind::json,
      [&](const Instance& one) { said = text::render(sources, one.problems); },
      [](std::size_t, const NotJudged&) {});
  EXPECT_EQ(said,
            "x:1:15: warning: `a` stands here a second time; the last value counts "
            "[instance.duplicate-key]\n"
            "   |\n 1 | {\"a\": 1, \"a\": 2}\n   |               ^\n");
}

}  // namespace
}  // namespace assay::cli
