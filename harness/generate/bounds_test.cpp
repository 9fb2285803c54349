#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "generate/build_value.h"
#include "generate/plain.h"
#include "generate/tell_apart.h"
#include "generate/testing/schemas.h"

// Schemas that asked for a work without end.
namespace assay::generate {
namespace {

namespace json = boost::json;

using testing::Schemas;

struct Attempt {
  bool built = false;
  std::size_t parts = 0;  ///< what it takes
};

/// At a full value.
Attempt attempt(const Schemas& schemas, std::string_view name) {
  const contract::References references(schemas.contract);
  const Conforms anything = [](const tree::Node&, const json::value&) { return true; };
  base::Random random(1);
  Allowance left;
  const Wish wish{.fill = Fill::full};
  const bool built =
      build_value(schemas.at(name), wish, references, anything, random, 0, left) != std::nullopt;
  return {built, Allowance().parts - left.parts};
}

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

TEST(Bounds, OptionalPropertiesOfSchemasThatAllReferToAllAreLeftOut) {
  const Schemas schemas(graph(12, "", [](int, int j) { return j; }));
  const auto [built, parts] = attempt(schemas, "S0");
  EXPECT_TRUE(built);
  EXPECT_GT(parts, 1000U);
  EXPECT_LT(parts, 5000U);
}

TEST(Bounds, RequiredPropertiesThatMultiplyGiveNothing) {
  const Schemas schemas(
      graph(20, ", required: [r0, r1, r2, r3]", [](int i, int) { return i + 1; }) +
      "S20: {type: string}\n");
  EXPECT_TRUE(attempt(schemas, "S17").built);
  const auto [built, parts] = attempt(schemas, "S8");
  EXPECT_FALSE(built);
  EXPECT_EQ(parts, Allowance().parts);
}

TEST(Bounds, ALookGoesThroughEachSchemaOnce) {
  const Schemas schemas(graph(8,
                              ", required: [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11]",
                              [](int i, int) { return i + 1; }) +
                        "S8: {type: string}\n");
  EXPECT_TRUE(is_plainly_possible(schemas.at("S0"), contract::References(schemas.contract)));
}

TEST(Bounds, BranchesThatNothingTellsApartTakeSomeTriesAndOnlyOnce) {
  std::string text = "few: {oneOf: [{type: object}, {type: object}]}\nmany:\n  oneOf:\n";
  for (int i = 0; i < 40; ++i)
    text += "  - {type: object, properties: {a: {}, b: {}, c: {}, d: {}}}\n";
  const Schemas schemas(text);
  const contract::References references(schemas.contract);
  std::size_t looks = 0;
  const Conforms conforms = [&](const tree::Node&, const json::value&) {
    ++looks;
    return true;
  };
  const auto tell = [&](std::string_view name, Tries& tries) {
    const Applied applied{{&schemas.at(name)}};
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
