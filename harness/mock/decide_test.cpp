#include "mock/decide.h"

#include <gtest/gtest.h>

namespace assay::mock {
namespace {

using contract::Condition;

contract::ErrorCode error(std::string code, Condition condition, std::string subject) {
  contract::ErrorCode made;
  made.code = std::move(code);
  made.when = {condition, std::move(subject)};
  return made;
}

/// What rules: the code of the documented error, else the subject in brackets; empty when there is
/// no trouble.
std::string ruling(const std::vector<Condition>& order,
                   const std::vector<contract::ErrorCode>& errors,
                   const std::vector<Trouble>& troubles) {
  contract::Contract contract;
  contract.when_order = order;
  contract::Operation operation;
  operation.errors = errors;
  const auto decision = decide(contract, operation, troubles);
  if (!decision) return "";
  return decision->error != nullptr ? decision->error->code
                                    : "(" + decision->trouble->subject + ")";
}

const std::vector<contract::ErrorCode> errors = {error("NO_ID", Condition::missing, "id"),
                                                 error("BAD_ID", Condition::invalid, "id"),
                                                 error("NOT_THERE", Condition::absent, "thing"),
                                                 error("WHO", Condition::unauthorized, "")};

TEST(Decide, GivesNothingWithoutTrouble) {
  EXPECT_EQ(ruling({}, errors, {}), "");
}

TEST(Decide, FollowsTheOrderOfTheContract) {
  const std::vector<Trouble> troubles = {{Condition::invalid, "id", ""},
                                         {Condition::missing, "id", ""}};
  EXPECT_EQ(ruling({Condition::missing, Condition::invalid}, errors, troubles), "NO_ID");
  EXPECT_EQ(ruling({Condition::invalid, Condition::missing}, errors, troubles), "BAD_ID");
}

TEST(Decide, PutsConditionsThatTheOrderLeavesOutLast) {
  EXPECT_EQ(ruling({Condition::absent},
                   errors,
                   {{Condition::unauthorized, "", ""}, {Condition::absent, "thing", ""}}),
            "NOT_THERE");
  EXPECT_EQ(
      ruling({}, errors, {{Condition::absent, "thing", ""}, {Condition::unauthorized, "", ""}}),
      "WHO");
}

TEST(Decide, PrefersTheDocumentedOfOneCondition) {
  EXPECT_EQ(
      ruling({}, errors, {{Condition::absent, "account", ""}, {Condition::absent, "thing", ""}}),
      "NOT_THERE");
}

TEST(Decide, LetsAnUndocumentedTroubleRuleWhereItComesFirst) {
  EXPECT_EQ(
      ruling({}, errors, {{Condition::missing, "name", ""}, {Condition::absent, "thing", ""}}),
      "(name)");
}

TEST(Describe, SaysWhatIsWrongInOneClause) {
  EXPECT_EQ(describe({Condition::unauthorized}), "the credentials are missing or wrong");
  EXPECT_EQ(describe({Condition::forbidden}), "the credentials may not do this");
  EXPECT_EQ(describe({Condition::missing, "id"}), "`id` is missing");
  EXPECT_EQ(describe({Condition::absent, "thing"}), "there is no such `thing`");
  EXPECT_EQ(describe({Condition::invalid, "id", "`id` is no UTF-8"}), "`id` is no UTF-8");
}

}  // namespace
}  // namespace assay::mock
