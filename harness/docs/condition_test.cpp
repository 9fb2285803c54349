#include "docs/condition.h"

#include <set>

#include <gtest/gtest.h>

namespace assay::docs {
namespace {

using contract::Condition;
using contract::When;

const Subjects connector = {.parameters = {"id", "fields", "fields.TITLE", "sourceId"},
                            .resources = {"connector"},
                            .own_resource = "connector",
                            .id_parameter = "id"};

// One parameter and one resource: what is spoken of without a name is that.
const Subjects alone = {.parameters = {"one"}, .own_resource = "thing", .id_parameter = "one"};

TEST(ConditionRules, AreTrueOfTheirExamples) {
  for (const auto& rule : condition_rules()) {
    EXPECT_FALSE(rule.examples.empty());
    for (const auto example : rule.examples) {
      EXPECT_EQ(contract::name_of(condition_of({.message = example}, alone).condition),
                contract::name_of(rule.condition))
          << example;
      EXPECT_EQ(contract::name_of(condition_of({.code = example}, alone).condition),
                contract::name_of(rule.condition))
          << example;
    }
  }
}

TEST(ConditionRules, AreOneForEachConditionButUnknown) {
  std::set<Condition> seen;
  for (const auto& rule : condition_rules())
    EXPECT_TRUE(seen.insert(rule.condition).second);
  EXPECT_EQ(seen.size(), 7U);
  EXPECT_EQ(seen.count(Condition::unknown), 0U);
}

TEST(ConditionOf, FindsTheParameterThatIsMeant) {
  EXPECT_EQ(
      condition_of({.code = "VALIDATION_ID_NOT_PROVIDED", .message = "ID is missing."}, connector),
      (When{Condition::missing, "id"}));
  EXPECT_EQ(condition_of({.message = "Parameter 'fields' must be array"}, connector),
            (When{Condition::invalid, "fields"}));
  EXPECT_EQ(condition_of({.code = "EMPTY_TITLE", .message = "Title is empty"}, connector),
            (When{Condition::missing, "fields.TITLE"}));
  EXPECT_EQ(
      condition_of({.code = "SOURCE_ID_ERROR", .message = "`sourceId` is invalid, not the id"},
                   connector),
      (When{Condition::invalid, "sourceId"}));
}

TEST(ConditionOf, TakesWhatHasToBeSetToSomethingForInvalid) {
  for (const auto* message : {"sourceId must be set to a value below 100",
                              "sourceId should be set between 1 and 100",
                              "sourceId must be specified as a number",
                              "sourceId should be specified in seconds"}) {
    EXPECT_EQ(condition_of({.message = message}, connector), (When{Condition::invalid, "sourceId"}))
        << message;
  }
  EXPECT_EQ(condition_of({.message = "sourceId must be set"}, connector),
            (When{Condition::missing, "sourceId"}));
}

TEST(ConditionOf, KnowsRussianWords) {
  EXPECT_EQ(condition_of({.message = "Обязательное поле #FIELD# НЕ указано",
                          .details = "`id` Добавьте поле"},
                         connector),
            (When{Condition::missing, "id"}));
  EXPECT_EQ(condition_of({.message = "Доступ запрещён"}, connector).condition,
            Condition::forbidden);
}

TEST(ConditionOf, TakesTheFirstRequiredParameterWhereAnyMayBeMissing) {
  auto subjects = connector;
  subjects.required = {"fields", "sourceId"};
  EXPECT_EQ(condition_of({.message = "Required parameters are missing"}, subjects),
            (When{Condition::missing, "fields"}));
}

TEST(ConditionOf, LeavesOpenWhenSomethingIsMissingThatAnExampleDoesWithout) {
  auto subjects = connector;
  subjects.omitted = {"sourceId"};
  EXPECT_EQ(condition_of({.message = "Several kites, but sourceId is not provided"}, subjects),
            (When{Condition::unknown, "Several kites, but sourceId is not provided"}));
  EXPECT_EQ(condition_of({.message = "fields is not provided"}, subjects),
            (When{Condition::missing, "fields"}));
}

TEST(ConditionOf, LeavesOpenWhatSpeaksOfNothingThatIsKnown) {
  EXPECT_EQ(condition_of({.code = "ERROR_ARGUMENT", .message = "Wrong value"}, {}),
            (When{Condition::unknown, "Wrong value"}));
}

TEST(ConditionOf, FindsTheResourceThatIsMeant) {
  EXPECT_EQ(condition_of({.code = "CONNECTOR_NOT_FOUND"}, connector),
            (When{Condition::absent, "connector"}));
  EXPECT_EQ(condition_of({.code = "SOURCE_NOT_FOUND"}, {}), (When{Condition::absent, "source"}));
  EXPECT_EQ(condition_of({.code = "201000", .message = "It does not exist"}, connector),
            (When{Condition::absent, "connector"}));
}

TEST(ConditionOf, TakesNoOtherWordForAResource) {
  const Subjects subjects = {.resources = {"request", "kite"}, .own_resource = "kite"};
  const auto absent = [&](std::string_view message) {
    return condition_of({.message = message, .status = 404}, subjects);
  };
  EXPECT_EQ(absent("The requested resource was not found."), (When{Condition::absent, "kite"}));
  EXPECT_EQ(absent("No such request"), (When{Condition::absent, "request"}));
  EXPECT_EQ(absent("The requested requests were not found."), (When{Condition::absent, "request"}));
}

TEST(ConditionOf, TakesWhatIsSaidOfAnythingForTheOperationsOwn) {
  for (const auto* code :
       {"DATA_NOT_FOUND", "ERROR_ITEM_NOT_FOUND", "RECORDS_NOT_FOUND", "ENTITY_NOT_EXISTS"}) {
    EXPECT_EQ(condition_of({.code = code}, connector), (When{Condition::absent, "connector"}))
        << code;
  }
  // An operation on items means its items; without any resource nothing can be absent.
  EXPECT_EQ(condition_of({.code = "ITEM_NOT_FOUND"},
                         {.resources = {"item", "connector"}, .own_resource = "connector"}),
            (When{Condition::absent, "item"}));
  EXPECT_EQ(condition_of({.code = "DATA_NOT_FOUND", .message = "No data"}, {}),
            (When{Condition::unknown, "No data"}));
}

TEST(ConditionOf, LetsTheCodeRuleBeforeTheMessage) {
  EXPECT_EQ(
      condition_of({.code = "ACCESS_DENIED", .message = "Field not found or access is denied"}, {})
          .condition,
      Condition::forbidden);
}

TEST(ConditionOf, FallsBackToTheStatus) {
  EXPECT_EQ(condition_of({.message = "Resource trouble", .status = 404}, connector).condition,
            Condition::absent);
  EXPECT_EQ(condition_of({.message = "No", .status = 401}, {}).condition, Condition::unauthorized);
}

TEST(ConditionOf, KeepsTheWordsOfWhatItDoesNotKnow) {
  EXPECT_EQ(condition_of({.code = "X1", .message = "Moon phase"}, connector),
            (When{Condition::unknown, "Moon phase"}));
}

}  // namespace
}  // namespace assay::docs
