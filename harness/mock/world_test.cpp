#include "mock/world.h"

#include <type_traits>

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "generate/credential.h"
#include "mock/id_text.h"

namespace assay::mock {
namespace {

namespace json = boost::json;
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

/// What is not there on the way to the box that the values name.
std::vector<std::string> absent(const contract::Contract& contract,
                                const World& world,
                                const RequestValues& values) {
  std::vector<std::string> names;
  for (const auto* resource : world.locate(contract.resources[0], values).absent)
    names.push_back(resource->name);
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
  EXPECT_EQ(absent(contract, world, values), std::vector<std::string>{});
  const auto& box = contract.resources[0];
  EXPECT_EQ(world.list(box, world.locate(box, values)).size(), 1U);
}

TEST(World, TakesAParameterThatTwoOfOneLineHaveForTheInnersId) {
  contract::Contract contract;
  contract.resources = {{.name = "map", .id_parameter = "id"},
                        {.name = "spot", .id_parameter = "id", .parent = "map"}};
  World world(contract, 7);
  const auto& spot = contract.resources[1];
  const auto given = world.set(spot, Presence::present, "a spot");
  const auto place = world.locate(spot, values_of(given.vars));
  EXPECT_EQ(place.absent, Line());
  ASSERT_NE(place.instance, nullptr);
  EXPECT_EQ(place.instance->id, given.vars.at("id"));
}

TEST(World, KnowsItsIdsByTheirParameterAndThoseThatAStateCalledAbsent) {
  const auto contract = storage();
  World world(contract, 7);
  const auto& account = contract.resources[1];
  const auto there = world.set(account, Presence::present, "there").vars.at("account_id");
  const auto gone = world.set(account, Presence::absent, "gone").vars.at("account_id");
  EXPECT_TRUE(world.has_named("account_id", IdText(there), &there));
  EXPECT_TRUE(world.has_named("account_id", IdText(gone)));
  EXPECT_TRUE(world.has_named("account_id", IdText(json::array{there}))) << "a list of one";
  json::array lists;
  lists.emplace_back(json::array{there});
  EXPECT_TRUE(world.has_named("account_id", IdText(lists))) << "and of one such list";
  EXPECT_FALSE(world.has_named("box_id", IdText(there)));
  EXPECT_FALSE(world.has_named("box_id", IdText(gone))) << "it is another kind's";
  EXPECT_FALSE(world.has_named("account_id", "other"));
}

TEST(World, TakesResourcesOfOneIdParameterForOneAnother) {
  contract::Contract contract;
  contract.resources = {{.name = "guest", .id_parameter = "id"},
                        {.name = "host", .id_parameter = "id"}};
  World world(contract, 7);
  const auto& guest = contract.resources[0];
  const auto& host = contract.resources[1];
  const auto values = values_of(world.set(guest, Presence::present, "").vars);
  ASSERT_NE(world.locate(host, values).instance, nullptr);
  EXPECT_EQ(world.locate(host, values).instance, world.locate(guest, values).instance);
  EXPECT_TRUE(world.has(host, *values.find("id")));
  const auto nothing = values_of(world.set(guest, Presence::absent, "").vars);
  EXPECT_EQ(world.locate(host, nothing).instance, nullptr);
}

TEST(World, ShowsWhichIdsItMakesForAParameter) {
  const auto contract = storage();
  const World world(contract, 7);
  EXPECT_FALSE(world.samples("box_id").empty());
  EXPECT_TRUE(world.samples("no_id").empty());
}

TEST(World, GivesAPresentResourceWithItsParents) {
  const auto contract = storage();
  World world(contract, 7);
  const auto given = world.set(contract.resources[0], Presence::present, "");
  EXPECT_EQ(given.ids, (json::object{{"label", json::array()}, {"seal", json::array()}}));
  EXPECT_EQ(absent(contract, world, values_of(given.vars)), std::vector<std::string>{});
}

TEST(World, KnowsWhatItHasWhereverThatLives) {
  const auto contract = storage();
  World world(contract, 7);
  const auto& box = contract.resources[0];
  const auto given = world.set(box, Presence::present, "");
  EXPECT_TRUE(world.has(box, given.vars.at("box_id")));
  EXPECT_FALSE(world.has(box, "no such"));
  EXPECT_FALSE(world.has(contract.resources[1], given.vars.at("box_id")));
}

TEST(World, GivesAnAbsentResourceInAPresentParent) {
  const auto contract = storage();
  World world(contract, 7);
  const auto given = world.set(contract.resources[0], Presence::absent, "");
  EXPECT_EQ(absent(contract, world, values_of(given.vars)), std::vector<std::string>{"box"});
}

TEST(World, CallsEverythingInAnAbsentParentAbsent) {
  const auto contract = storage();
  World world(contract, 7);
  const auto account = world.set(contract.resources[1], Presence::absent, "");
  auto values = values_of(account.vars);
  values.set("box_id", generate::variable(7, "box_id", nullptr));
  EXPECT_EQ(absent(contract, world, values), (std::vector<std::string>{"account", "box"}));
}

TEST(World, KeepsAResourceInItsOwnParent) {
  const auto contract = storage();
  World world(contract, 7);
  auto one = values_of(world.set(contract.resources[0], Presence::present, "").vars);
  const auto two = values_of(world.set(contract.resources[0], Presence::present, "").vars);
  one.set("account_id", *two.find("account_id"));
  EXPECT_EQ(absent(contract, world, one), std::vector<std::string>{"box"});
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
  const auto* box = world.locate(contract.resources[0], values).instance;
  ASSERT_NE(box, nullptr);
  const auto handle = box->handle;
  EXPECT_EQ(world.ids_of("label", handle), given.ids.at("label").as_array());
  world.remove(*box);
  EXPECT_EQ(world.ids_of("label", handle), json::array());
  EXPECT_EQ(absent(contract, world, values), std::vector<std::string>{"box"});
}

TEST(World, RemovesWhatLivesInAResource) {
  const auto contract = storage();
  World world(contract, 7);
  const auto values = values_of(world.set(contract.resources[0], Presence::present, "").vars);
  world.remove(*world.locate(contract.resources[1], values).instance);
  EXPECT_EQ(absent(contract, world, values), (std::vector<std::string>{"account", "box"}));
}

TEST(World, NamesWhatKeepsAResourceFromBeingDeleted) {
  const auto contract = storage();
  World world(contract, 7);
  const auto& box = contract.resources[0];
  const auto kept_by = [&](Presence presence) {
    const auto place = world.locate(box, values_of(world.set(box, presence, "").vars));
    const auto* name = world.what_keeps(box, *place.instance);
    return name == nullptr ? "nothing" : *name;
  };
  EXPECT_EQ(kept_by(Presence::with_dependents), "seal");
  EXPECT_EQ(kept_by(Presence::present), "nothing");
}

TEST(World, KeepsTheFieldsThatRequestsGive) {
  const auto contract = storage();
  World world(contract, 7);
  const auto& box = contract.resources[0];
  const auto& made = world.create(box, {}, {}, {{"name", "one"}, {"size", 1}});
  world.update(made, {{"size", 2}});
  const auto* found = world.locate(box, {{"box_id", made.id}}).instance;
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->fields, (json::object{{"name", "one"}, {"size", 2}}));
}

TEST(World, GoesBackToItsFirstState) {
  const auto contract = storage();
  World world(contract, 7);
  const auto first = world.set(contract.resources[0], Presence::present, "").vars;
  world.reset();
  EXPECT_EQ(absent(contract, world, values_of(first)),
            (std::vector<std::string>{"account", "box"}));
  EXPECT_EQ(world.set(contract.resources[0], Presence::present, "").vars, first);
}

}  // namespace
}  // namespace assay::mock
