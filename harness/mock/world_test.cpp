#include "mock/world.h"

#include <type_traits>

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "generate/credential.h"

namespace assay::mock {
namespace {

namespace json = boost::json;
using contract::Act;
using contract::OnDelete;

static_assert(!std::is_copy_constructible_v<World> && !std::is_copy_assignable_v<World>);
static_assert(std::is_move_constructible_v<World> && std::is_move_assignable_v<World>);

/// An account with boxes; labels go with a box, seals keep it from being deleted.
contract::Contract storage() {
  contract::Contract contract;
  contract.resources = {{.name = "box",
                         .id_parameter = "box_id",
                         .parent = "account",
                         .has = {{"label", OnDelete::cascade}, {"seal", OnDelete::restrict_}}},
                        {.name = "account", .id_parameter = "account_id"}};
  return contract;
}

std::vector<std::string> absent(const World& world, const RequestValues& values) {
  std::vector<std::string> names;
  for (const auto& trouble : world.find_absent({"box", Act::get}, values))
    names.push_back(trouble.subject);
  return names;
}

RequestValues values_of(const json::object& vars) {
  RequestValues values;
  for (const auto& member : vars)
    values.set(std::string_view(member.key()), member.value());
  return values;
}

TEST(World, BeginsWithOneOfEachUnderTheSeedsIds) {
  const auto contract = storage();
  const World world(contract, 7);
  const RequestValues values = {{"account_id", generate::variable(7, "account_id", nullptr)},
                                {"box_id", generate::variable(7, "box_id", nullptr)}};
  EXPECT_EQ(absent(world, values), std::vector<std::string>{});
  EXPECT_EQ(world.list("box", values).size(), 1U);
}

TEST(World, GivesAPresentResourceWithItsParents) {
  const auto contract = storage();
  World world(contract, 7);
  const auto given = world.set(contract.resources[0], Presence::present, "");
  EXPECT_EQ(given.ids, (json::object{{"label", json::array()}, {"seal", json::array()}}));
  EXPECT_EQ(absent(world, values_of(given.vars)), std::vector<std::string>{});
}

TEST(World, MissesWhatAnOperationsOwnErrorSaysIsAbsent) {
  auto contract = storage();
  contract.resources.push_back({.name = "room", .id_parameter = "room"});
  World world(contract, 7);
  contract::Operation operation;
  operation.acts = {"box", Act::get};
  const RequestValues elsewhere = {{"room", 99}, {"box_id", "no such"}};
  EXPECT_EQ(world.find_absent_beside(operation, elsewhere), std::vector<Trouble>{});
  operation.errors = {{.when = {contract::Condition::absent, "room"}},
                      {.when = {contract::Condition::absent, "box"}},
                      {.when = {contract::Condition::absent, "moon"}}};
  const std::vector<Trouble> no_room = {
      {contract::Condition::absent, "room", "there is no such `room`"}};
  EXPECT_EQ(world.find_absent_beside(operation, elsewhere), no_room);
  EXPECT_EQ(world.find_absent_beside(operation, {{"box_id", "no such"}}), std::vector<Trouble>{});
  const auto given = world.set(contract.resources[2], Presence::present, "");
  EXPECT_EQ(world.find_absent_beside(operation, values_of(given.vars)), std::vector<Trouble>{});
}

TEST(World, GivesAnAbsentResourceInAPresentParent) {
  const auto contract = storage();
  World world(contract, 7);
  const auto given = world.set(contract.resources[0], Presence::absent, "");
  EXPECT_EQ(absent(world, values_of(given.vars)), std::vector<std::string>{"box"});
}

TEST(World, CallsEverythingInAnAbsentParentAbsent) {
  const auto contract = storage();
  World world(contract, 7);
  const auto account = world.set(contract.resources[1], Presence::absent, "");
  auto values = values_of(account.vars);
  values.set("box_id", generate::variable(7, "box_id", nullptr));
  EXPECT_EQ(absent(world, values), (std::vector<std::string>{"account", "box"}));
}

TEST(World, KeepsAResourceInItsOwnParent) {
  const auto contract = storage();
  World world(contract, 7);
  auto one = values_of(world.set(contract.resources[0], Presence::present, "").vars);
  const auto two = values_of(world.set(contract.resources[0], Presence::present, "").vars);
  one.set("account_id", *two.find("account_id"));
  EXPECT_EQ(absent(world, one), std::vector<std::string>{"box"});
}

TEST(World, DerivesIdsFromThePurposeAndNotFromTheOrderOfCalls) {
  const auto contract = storage();
  World forth(contract, 7);
  const auto a = forth.set(contract.resources[0], Presence::present, "case-a").vars;
  const auto b = forth.set(contract.resources[0], Presence::present, "case-b").vars;
  World back(contract, 7);
  EXPECT_EQ(back.set(contract.resources[0], Presence::present, "case-b").vars, b);
  EXPECT_EQ(back.set(contract.resources[0], Presence::present, "case-a").vars, a);
  EXPECT_NE(a, b);
}

TEST(World, NeverGivesAnIdTwice) {
  const auto contract = storage();
  World world(contract, 7);
  const auto first = world.set(contract.resources[0], Presence::present, "case").vars;
  const auto second = world.set(contract.resources[0], Presence::absent, "case").vars;
  EXPECT_NE(first.at("box_id"), second.at("box_id"));
  EXPECT_EQ(first.at("account_id"), second.at("account_id"));
}

TEST(World, RemovesWhatHangsOnAResource) {
  const auto contract = storage();
  World world(contract, 7);
  const auto given = world.set(contract.resources[0], Presence::with_dependents, "");
  EXPECT_EQ(given.ids.at("label").as_array().size(), 2U);
  const auto values = values_of(given.vars);
  const auto* box = world.find("box", values);
  ASSERT_NE(box, nullptr);
  const auto handle = box->handle;
  EXPECT_EQ(world.ids_of("label", handle), given.ids.at("label").as_array());
  world.remove("box", *box);
  EXPECT_EQ(world.ids_of("label", handle), json::array());
  EXPECT_EQ(absent(world, values), std::vector<std::string>{"box"});
}

TEST(World, RemovesWhatLivesInAResource) {
  const auto contract = storage();
  World world(contract, 7);
  const auto values = values_of(world.set(contract.resources[0], Presence::present, "").vars);
  world.remove("account", *world.find("account", values));
  EXPECT_EQ(absent(world, values), (std::vector<std::string>{"account", "box"}));
}

TEST(World, NamesWhatKeepsAResourceFromBeingDeleted) {
  const auto contract = storage();
  World world(contract, 7);
  const auto values =
      values_of(world.set(contract.resources[0], Presence::with_dependents, "").vars);
  ASSERT_EQ(world.find_dependents({"box", Act::delete_}, values).size(), 1U);
  EXPECT_EQ(world.find_dependents({"box", Act::delete_}, values)[0].subject, "box");
  EXPECT_EQ(world.find_dependents({"box", Act::get}, values), std::vector<Trouble>{});
  const auto free = values_of(world.set(contract.resources[0], Presence::present, "").vars);
  EXPECT_EQ(world.find_dependents({"box", Act::delete_}, free), std::vector<Trouble>{});
}

TEST(World, TakesANumberAndItsTextForOneId) {
  auto contract = storage();
  World world(contract, 7);
  auto& box = world.create("box", {}, {{"name", "one"}});
  RequestValues values = {{"box_id", box.id}};
  ASSERT_NE(world.find("box", values), nullptr);
  EXPECT_EQ(world.find("box", values)->fields, (json::object{{"name", "one"}}));
}

TEST(World, GoesBackToItsFirstState) {
  const auto contract = storage();
  World world(contract, 7);
  const auto first = world.set(contract.resources[0], Presence::present, "").vars;
  world.reset();
  EXPECT_EQ(absent(world, values_of(first)), (std::vector<std::string>{"account", "box"}));
  EXPECT_EQ(world.set(contract.resources[0], Presence::present, "").vars, first);
}

}  // namespace
}  // namespace assay::mock
