#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "generate/build_value.h"
#include "generate/plain.h"
#include "generate/tell_apart.h"
#include "tree/read.h"

// Schemas that asked for a work without end.
namespace assay::generate {
namespace {

namespace json = boost::json;

class Bounds : public ::testing::Test {
 protected:
  void read(std::string text) {
    text::Diagnostics problems;
    auto document =
        tree::read_yaml(sources_, sources_.add("schemas.yaml", std::move(text)), problems);
    ASSERT_TRUE(document) << text::render(sources_, problems);
    contract_.dialect = "oas3.1";
    contract_.documents.emplace_back("schemas.yaml", std::move(*document));
  }

  [[nodiscard]] const tree::Node& at(std::string_view name) const {
    return *contract_.documents.front().second.find(name);
  }

  /// An attempt at a full value; `parts_` is what it takes.
  bool build(std::string_view name) {
    const contract::References references(contract_);
    const Conforms anything = [](const tree::Node&, const json::value&) { return true; };
    base::Random random(1);
    Allowance left;
    const Wish wish{.fill = Fill::full};
    const bool built =
        build_value(at(name), wish, references, anything, random, 0, left) != std::nullopt;
    parts_ = Allowance().parts - left.parts;
    return built;
  }

  std::size_t parts_ = 0;
  text::SourceMap sources_;
  contract::Contract contract_;
};

/// `count` schemas `S…`, each an object with a property for each of `next(i)`.
template <class Next>
std::string graph(int count, std::string_view required, Next next) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += fmt::format("S{}: {{type: object{}, properties: {{", i, required);
    for (int j = 0; j < 12; ++j)
      text += fmt::format("r{}: {{$ref: '#/S{}'}}, ", j, next(i, j));
    text += "}}\n";
  }
  return text;
}

TEST_F(Bounds, OptionalPropertiesOfSchemasThatAllReferToAllAreLeftOut) {
  read(graph(12, "", [](int, int j) { return j; }));
  EXPECT_TRUE(build("S0"));
  EXPECT_GT(parts_, 1000U);
  EXPECT_LT(parts_, 5000U);
}

TEST_F(Bounds, RequiredPropertiesThatMultiplyGiveNothing) {
  read(graph(20, ", required: [r0, r1, r2, r3]", [](int i, int) { return i + 1; }) +
       "S20: {type: string}\n");
  EXPECT_TRUE(build("S17"));
  EXPECT_FALSE(build("S8"));
  EXPECT_EQ(parts_, Allowance().parts);
}

TEST_F(Bounds, ALookGoesThroughEachSchemaOnce) {
  read(graph(8,
             ", required: [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11]",
             [](int i, int) { return i + 1; }) +
       "S8: {type: string}\n");
  EXPECT_TRUE(is_plainly_possible(at("S0"), contract::References(contract_)));
}

TEST_F(Bounds, BranchesThatNothingTellsApartTakeSomeTriesAndOnlyOnce) {
  std::string text = "few: {oneOf: [{type: object}, {type: object}]}\nmany:\n  oneOf:\n";
  for (int i = 0; i < 40; ++i)
    text += "  - {type: object, properties: {a: {}, b: {}, c: {}, d: {}}}\n";
  read(text);
  const contract::References references(contract_);
  std::size_t looks = 0;
  const Conforms conforms = [&](const tree::Node&, const json::value&) {
    ++looks;
    return true;
  };
  const auto tell = [&](std::string_view name, Tries& tries) {
    const Applied applied{{&at(name)}};
    json::object object;
    tell_apart(applied, object, references, conforms, tries);
    EXPECT_EQ(object, json::object());
    return std::exchange(looks, 0);
  };
  Tries tries;
  EXPECT_EQ(tell("few", tries), 6U);
  EXPECT_EQ(tell("few", tries), 0U);
  EXPECT_EQ(tell("many", tries), Tries().left - 6);
  EXPECT_EQ(tell("many", tries), 0U);
}

}  // namespace
}  // namespace assay::generate
