#include "docs/dependents.h"

#include <gtest/gtest.h>

namespace assay::docs {
namespace {

TEST(DependentsRules, AreTrueOfTheirExamples) {
  for (const auto& rule : dependents_rules()) {
    for (const auto example : rule.examples)
      EXPECT_EQ(dependents_in(example), "source") << example;
  }
}

TEST(DependentsIn, ReachesOverNoSentence) {
  EXPECT_EQ(dependents_in("It is deleted. If it has no sources, the list is empty."), std::nullopt);
  EXPECT_EQ(dependents_in("A connector has sources."), std::nullopt);
  EXPECT_EQ(dependents_in(""), std::nullopt);
}

TEST(AddDependents, KeepsWhatHangsOnTheResourceFromBeingLost) {
  contract::Contract contract;
  contract.resources.push_back({.name = "connector", .id_parameter = "id"});
  contract::Operation operation;
  operation.acts = contract::Acts{.on = "connector", .does = contract::Act::delete_};
  add_dependents(contract, operation, "Only a connector without sources can be deleted.");
  ASSERT_EQ(contract.resources.front().has.size(), 1U);
  EXPECT_EQ(contract.resources.front().has.front().first, "source");
  EXPECT_EQ(contract.resources.front().has.front().second, contract::OnDelete::restrict_);
}

}  // namespace
}  // namespace assay::docs
