#include "mock/troubles.h"

#include <gtest/gtest.h>

namespace assay::mock {
namespace {

using contract::Act;
using contract::Condition;

/// Boxes and rooms, and an operation that gets a box and documents what may be absent.
contract::Contract storage() {
  contract::Contract contract;
  contract.resources = {
      {.name = "box", .id_parameter = "box_id", .has = {{"seal", contract::OnDelete::restrict_}}},
      {.name = "room", .id_parameter = "room"}};
  contract::Operation operation;
  operation.acts = {"box", Act::get};
  operation.errors = {{.when = {Condition::absent, "room"}},
                      {.when = {Condition::absent, "box"}},
                      {.when = {Condition::absent, "moon"}}};
  contract.operations.push_back(std::move(operation));
  return contract;
}

/// What is wrong with requests to the contract's only operation.
class TroublesTest : public ::testing::Test {
 protected:
  std::vector<Trouble> of(RequestValues values, Standing standing = Standing::accepted) {
    Plans plans(contract_, generator_);
    const http::Request request;
    Asked asked;
    asked.request = &request;
    asked.plan = &plans.of(contract_.operations[0]);
    asked.values = std::move(values);
    const auto place = world_.locate(contract_.resources[0], asked.values);
    return find_troubles(asked, standing, place, world_, generator_);
  }

  text::SourceMap sources_;
  contract::Contract contract_ = storage();
  generate::Generator generator_{sources_, contract_, 7};
  World world_{contract_, 7};
};

TEST_F(TroublesTest, TellWhatAnErrorOfTheOperationSaysIsAbsentElsewhere) {
  const std::vector<Trouble> no_box = {{Condition::absent, "box"}};
  EXPECT_EQ(of({{"box_id", "no such"}}), no_box);
  const std::vector<Trouble> neither = {{Condition::absent, "box"}, {Condition::absent, "room"}};
  EXPECT_EQ(of({{"box_id", "no such"}, {"room", 99}}), neither);
  const auto given = world_.set(contract_.resources[1], Presence::present, "");
  EXPECT_EQ(of({{"room", given.vars.at("room")}}), std::vector<Trouble>{});
}

TEST_F(TroublesTest, TellWhatKeepsAResourceFromBeingDeletedOnlyThen) {
  const auto given = world_.set(contract_.resources[0], Presence::with_dependents, "");
  EXPECT_EQ(of({{"box_id", given.vars.at("box_id")}}), std::vector<Trouble>{});
  contract_.operations[0].acts->does = Act::delete_;
  const std::vector<Trouble> kept = {
      {Condition::dependents, "box", "`seal` still hang on the `box`"}};
  EXPECT_EQ(of({{"box_id", given.vars.at("box_id")}}), kept);
}

TEST_F(TroublesTest, TellWhatTheCredentialsAreWorth) {
  EXPECT_EQ(of({}, Standing::limited), (std::vector<Trouble>{{Condition::forbidden}}));
  EXPECT_EQ(of({}, Standing::refused), (std::vector<Trouble>{{Condition::unauthorized}}));
}

}  // namespace
}  // namespace assay::mock
