#include "diff/rules.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "diff/testing/shop.h"
#include "testing/golden.h"

namespace assay::diff {
namespace {

Shop shop_with(Part part, std::string_view text) {
  Shop shop;
  switch (part) {
    case Part::answer:
      shop.answer = text;
      break;
    case Part::parameter:
      shop.parameter = text;
      break;
    case Part::answers:
      shop.answers = text;
      break;
    case Part::operation:
      shop.operation = text;
      break;
    case Part::request:
      shop.request = text;
      break;
  }
  return shop;
}

TEST(Rules, AreSortedAndUnique) {
  std::string_view last;
  for (const auto& rule : rules()) {
    EXPECT_LT(last, rule.id);
    EXPECT_FALSE(rule.about.ends_with('.')) << rule.id;
    last = rule.id;
  }
}

TEST(Rules, AreTheOnlyOnesThatSpeakOfTheirExamples) {
  for (const auto& rule : rules()) {
    const Compared compared(shop_with(rule.part, rule.before).text(),
                            shop_with(rule.part, rule.after).text());
    const auto changes = compared.changes();
    EXPECT_EQ(changes.size(), 1U) << rule.id << "\n" << compared.lines();
    if (changes.size() != 1) continue;
    EXPECT_EQ(changes.front().rule->id, rule.id) << compared.lines();
    EXPECT_EQ(changes.front().breaks(), rule.breaking) << rule.id;
  }
}

TEST(Rules, HaveAnOppositeWithTheOtherVerdictWhereOneAddsAndOneRemoves) {
  for (const auto& rule : rules()) {
    const Compared back(shop_with(rule.part, rule.after).text(),
                        shop_with(rule.part, rule.before).text());
    EXPECT_FALSE(back.changes().empty()) << rule.id;
    const bool one_way = rule.id.ends_with("-added") || rule.id.ends_with("-removed") ||
                         rule.id.ends_with("-narrowed") || rule.id.ends_with("-widened");
    // To take a parameter away breaks too, needed or not.
    if (!one_way || rule.id == "parameter-required-added") continue;
    for (const auto& change : back.changes())
      EXPECT_NE(change.breaks(), rule.breaking) << rule.id << "\n" << back.lines();
  }
}

TEST(Catalogue, IsTheTextOfDocsDiffRules) {
  assay::testing::golden("../docs/diff-rules.md", catalogue());
}

}  // namespace
}  // namespace assay::diff
