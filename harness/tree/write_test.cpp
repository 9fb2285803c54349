#include "tree/write.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/random.h"
#include "text/utf8.h"
#include "tree/testing.h"
#include "tree/yaml_parsers.h"

namespace assay::tree {
namespace {

/// Trees of all shapes, with the strings that writers get wrong.
class Trees {
 public:
  Trees(std::uint64_t seed, text::SourceMap& sources) : random_(seed), sources_(sources) {}

  Node tree(int depth) {
    Node node;
    const auto kind = random_.between(0, depth > 0 ? 9 : 6);
    if (kind == 0) return node;
    if (kind == 1) return scalar(Kind::boolean, random_.between(0, 1) == 0 ? "true" : "false");
    if (kind == 2)
      return scalar(Kind::integer, pick({"0", "-0", "7", "-12", "18446744073709551616", "100"}));
    if (kind == 3) return scalar(Kind::number, pick({"0.5", "-1.50", "1e3", "1E-400", "6.02e+23"}));
    if (kind <= 6) return scalar(Kind::string, string());
    const auto size = random_.between(0, 4);
    if (kind == 7) {
      node.kind = Kind::sequence;
      for (auto i = size; i > 0; --i)
        node.items.push_back(tree(depth - 1));
      return node;
    }
    node.kind = Kind::mapping;
    for (auto i = size; i > 0; --i) {
      const auto key = sources_.intern(string());
      if (node.find(key) == nullptr)
        node.members.push_back({.key = key, .key_span = {}, .value = tree(depth - 1)});
    }
    return node;
  }

 private:
  Node scalar(Kind kind, std::string text) {
    Node node;
    node.kind = kind;
    node.scalar = sources_.intern(std::move(text));
    return node;
  }
  std::string pick(std::initializer_list<std::string_view> from) {
    return std::string(
        from.begin()[random_.between(0, static_cast<std::int64_t>(from.size()) - 1)]);
  }
  std::string piece() {
    if (random_.between(0, 2) == 0) {
      std::string point;
      auto value =
          static_cast<char32_t>(random_.between(0, random_.between(0, 3) == 0 ? 0x10FFFF : 0x7F));
      if (value >= 0xD800 && value <= 0xDFFF) value = 0xFEFF;
      text::append_utf8(point, value);
      return point;
    }
    return pick({"",
                 "a",
                 "no",
                 "null",
                 "~",
                 "1",
                 "0x1F",
                 "012",
                 ".5",
                 ".inf",
                 "12:30",
                 "1_0",
                 "2024-01-01",
                 "<<",
                 "=",
                 "- ",
                 "-",
                 "? ",
                 ": ",
                 ":",
                 " #",
                 "#",
                 "&x",
                 "*x",
                 "!t",
                 "|",
                 ">",
                 "'",
                 "\"",
                 "%",
                 "@",
                 "`",
                 "{{x}}",
                 "[",
                 "]",
                 ",",
                 "---",
                 "...",
                 "../x",
                 " ",
                 "\n",
                 "\n\n",
                 "\t",
                 "\r\n",
                 "\\",
                 "${x}",
                 "two words",
                 "line\nline\n",
                 "  indented\n",
                 "\u2028",
                 "\u0085",
                 "\uFEFF",
                 "\uFFFE"});
  }
  std::string string() {
    if (random_.between(0, 60) == 0) return std::string(1'100, 'k');
    std::string all;
    for (auto i = random_.between(0, 3); i > 0; --i)
      all += piece();
    return all;
  }

  base::Random random_;
  text::SourceMap& sources_;
};

/// Both parsers read the text as this tree.
void expect_same(text::SourceMap& sources, const std::string& written, const Node& tree) {
  const auto source = sources.add("x.yaml", written);
  for (const auto parser : {YamlParser::yaml_cpp, YamlParser::libyaml}) {
    text::Diagnostics out;
    const auto read = read_yaml_with(parser, sources, source, out, {});
    ASSERT_TRUE(out.items().empty()) << written << text::render(sources, out);
    ASSERT_TRUE(read && equal(*read, tree)) << written;
  }
}

TEST(WriteYaml, WritesWhatIsReadAsTheSameTree) {
  for (std::uint64_t seed = 0; seed < 2'000 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    text::SourceMap sources;
    const auto tree = Trees(seed, sources).tree(4);
    expect_same(sources, write_yaml(tree), tree);
  }
}

bool has_long_key(const Node& node) {
  const auto in = [](const Member& member) {
    return member.key.size() > 1'000 || has_long_key(member.value);
  };
  return std::any_of(node.members.begin(), node.members.end(), in) ||
         std::any_of(node.items.begin(), node.items.end(), has_long_key);
}

TEST(WriteFlowYaml, WritesWhatIsReadAsTheSameTreeOnOneLine) {
  for (std::uint64_t seed = 0; seed < 2'000 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    text::SourceMap sources;
    const auto tree = Trees(seed, sources).tree(4);
    if (has_long_key(tree)) continue;
    const auto written = write_flow_yaml(tree);
    EXPECT_EQ(written.find('\n'), std::string::npos);
    expect_same(sources, written, tree);
    expect_same(sources, "key: " + written + "\n", [&] {
      Node outer;
      outer.kind = Kind::mapping;
      outer.members.push_back({.key = "key", .key_span = {}, .value = tree});
      return outer;
    }());
  }
}

TEST(WriteJson, WritesWhatIsReadAsTheSameTree) {
  for (std::uint64_t seed = 0; seed < 2'000; ++seed) {
    text::SourceMap sources;
    const auto tree = Trees(seed, sources).tree(4);
    const JsonReading reading(write_json(tree));
    ASSERT_TRUE(reading.root && equal(*reading.root, tree)) << "seed " << seed << "\n"
                                                            << reading.shown();
  }
}

constexpr std::string_view sample = R"({
  "title": "an unknown connector",
  "when": "no",
  "date": "2024-01-01",
  "200": {
    "pattern": "^\\d+$",
    "text": "one\n\n  two\n",
    "cut": "one\ntwo",
    "empty": [],
    "none": {}
  },
  "rows": [
    [
      1,
      2.50
    ],
    {
      "a": null,
      "b": [
        true
      ]
    },
    "x: y",
    "${id}",
    "caf\u00e9\u0007"
  ]
})";

TEST(WriteYaml, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(write_yaml(*JsonReading(sample).root), R"(title: an unknown connector
when: "no"
date: "2024-01-01"
"200":
  pattern: ^\d+$
  text: |
    one

      two
  cut: |-
    one
    two
  empty: []
  none: {}
rows:
  - - 1
    - 2.50
  - a: null
    b:
      - true
  - "x: y"
  - ${id}
  - "café\u0007"
)");
}

TEST(WriteFlowYaml, QuotesWhatTheStyleNeeds) {
  EXPECT_EQ(
      write_flow_yaml(*JsonReading(R"({"/result": true, "a": "x, y", "b": "${id}", "c": [],
                                             "d": {"e": "a:b"}, "f": "two words", "no": null})")
                           .root),
      R"({/result: true, a: "x, y", b: "${id}", c: [], d: {e: a:b}, f: two words, "no": null})");
  EXPECT_EQ(write_flow_yaml(*JsonReading(R"("x, y")").root), "x, y");
}

TEST(WriteJson, IndentsByTwoAndKeepsTheOrder) {
  std::string expected(sample);
  expected.replace(expected.find("\\u00e9"), 6, "é");
  EXPECT_EQ(write_json(*JsonReading(sample).root), expected + "\n");
}

TEST(WriteYaml, WritesAScalarAlone) {
  EXPECT_EQ(write_yaml(*JsonReading("null").root), "null\n");
  EXPECT_EQ(write_yaml(*JsonReading(R"("a\nb")").root), "\"a\\nb\"\n");
  EXPECT_EQ(write_yaml(*JsonReading("[]").root), "[]\n");
}

}  // namespace
}  // namespace assay::tree
