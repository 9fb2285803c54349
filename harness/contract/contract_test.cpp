#include "contract/contract.h"

#include <utility>

#include <gtest/gtest.h>

#include "contract/id_piece.h"
#include "contract/named_instead.h"
#include "contract/of_http.h"
#include "contract/shown_error.h"

namespace assay::contract {
namespace {

TEST(Selects, TakesWholeSegmentsOnly) {
  EXPECT_TRUE(selects("a/b", "a/b"));
  EXPECT_TRUE(selects("a/b", "a/b/c"));
  EXPECT_TRUE(selects("a/b/", "a/b#/x:type"));
  EXPECT_TRUE(selects("a/b", "a/b[1]"));
  EXPECT_FALSE(selects("a/b", "a/bc"));
  EXPECT_FALSE(selects("a/b", "a"));
  EXPECT_FALSE(selects("", "a"));
}

TEST(ErrorsShown, BeginWithTheOneThatNeedsNothingElseToBeWrong) {
  Operation operation;
  const auto add = [&](const char* code, const char* message, When when) {
    operation.errors.push_back({.code = code, .message = message, .when = std::move(when)});
  };
  add("WRONG_AUTH_TYPE", "Current authorization type is denied", {Condition::unauthorized, ""});
  add("expired_token", "The token has expired", {Condition::unauthorized, ""});
  add("NO_AUTH", "Who are you?", {Condition::unauthorized, ""});
  add("BAD_TOKEN", "The token has expired or is wrong", {Condition::unauthorized, ""});
  add("NO_ID", "No id", {Condition::missing, "id"});
  add("NO_NAME", "No name", {Condition::missing, "name"});
  const auto codes = [&](Condition condition, std::string_view subject) {
    std::string all;
    for (const auto* error : errors_shown(operation, condition, subject))
      all += error->code + " ";
    return all;
  };
  EXPECT_EQ(codes(Condition::unauthorized, ""), "NO_AUTH BAD_TOKEN WRONG_AUTH_TYPE expired_token ");
  EXPECT_EQ(codes(Condition::missing, "name"), "NO_NAME ");
  EXPECT_EQ(codes(Condition::absent, "kite"), "");
}

TEST(IsOfHttp, AreTheHeadersOfWhatIsSentAndTaken) {
  EXPECT_TRUE(is_of_http({.name = "Accept", .in = In::header}));
  EXPECT_TRUE(is_of_http({.name = "CONTENT-type", .in = In::header}));
  EXPECT_FALSE(is_of_http({.name = "Accept-Language", .in = In::header}));
  EXPECT_FALSE(is_of_http({.name = "Accept", .in = In::query}));
}

TEST(MakesItsOwn, IsNoneThatNamesItAndHasAnErrorForItsAbsence) {
  Contract contract;
  contract.resources.push_back({.name = "kite", .id_parameter = "id"});
  Operation operation;
  operation.acts = Acts{.on = "kite", .does = Act::create};
  EXPECT_TRUE(makes_its_own(contract, operation));
  operation.errors.push_back({.code = "NO_KITE", .when = {Condition::absent, "kite"}});
  EXPECT_TRUE(makes_its_own(contract, operation));
  operation.parameters.push_back({.name = "id"});
  EXPECT_FALSE(makes_its_own(contract, operation));
  operation.errors.clear();
  EXPECT_TRUE(makes_its_own(contract, operation));
  operation.acts->does = Act::update;
  EXPECT_FALSE(makes_its_own(contract, operation));
}

TEST(NamedInstead, IsWhatAPathOfAListNamesBeforeIt) {
  Contract contract;
  contract.resources = {{.name = "event", .id_parameter = "id"},
                        {.name = "scenario", .id_parameter = "id"}};
  const auto operation = [](std::string path, std::string on, Act does) {
    Operation one;
    one.path = std::move(path);
    one.acts = Acts{.on = std::move(on), .does = does};
    return one;
  };
  const auto list = operation("/scenarios/{id}/events", "event", Act::list);
  EXPECT_EQ(named_instead(contract, list), nullptr);
  contract.operations = {operation("/scenarios/{id}/", "scenario", Act::get), list};
  EXPECT_EQ(named_instead(contract, list), &contract.resources[1]);
  EXPECT_EQ(named_instead(contract, operation("/scenarios/{id}/events", "event", Act::update)),
            nullptr);
  EXPECT_EQ(named_instead(contract, operation("/scenarios/{id}", "event", Act::list)), nullptr);
  contract.resources[1].id_parameter = "scenario_id";
  EXPECT_EQ(named_instead(contract, list), nullptr);
}

TEST(ApiPiece, IsAFolderOfItsNameAndStaysAsItIsWhenReadAgain) {
  for (const auto& [name, piece] : {std::pair("harbour-2.v1", "harbour-2.v1"),
                                    std::pair("../../x y", "..%2F..%2Fx%20y"),
                                    std::pair("a\\b", "a%5Cb"),
                                    std::pair("50%", "50%25"),
                                    std::pair(".", "%2E"),
                                    std::pair("..", "%2E%2E")}) {
    EXPECT_EQ(api_piece(name), piece);
    EXPECT_EQ(api_piece(piece), piece);
  }
}

TEST(Worse, OrdersTheStates) {
  EXPECT_EQ(worse(State::kept, State::broken), State::broken);
  EXPECT_EQ(worse(State::kept, State::unexercised), State::kept);
  EXPECT_EQ(worse(State::blocked, State::indeterminate), State::indeterminate);
  EXPECT_EQ(worse(State::kept, State::blocked), State::blocked);
}

TEST(ResponseFor, PrefersTheExactStatusThenTheRangeThenTheDefault) {
  Operation operation;
  operation.responses = {{.status = "default"}, {.status = "4XX"}, {.status = "404"}};
  EXPECT_EQ(operation.response_for(404)->status, "404");
  EXPECT_EQ(operation.response_for(409)->status, "4XX");
  EXPECT_EQ(operation.response_for(500)->status, "default");
  operation.responses.erase(operation.responses.begin());
  EXPECT_EQ(operation.response_for(500), nullptr);
}

TEST(Contract, FindsAnOperationByItsIdOrItsName) {
  Contract contract;
  contract.operations.push_back({.id = "shop/items.delete", .name = "deleteItem"});
  EXPECT_NE(contract.operation("shop/items.delete"), nullptr);
  EXPECT_NE(contract.operation("items.delete"), nullptr);
  EXPECT_NE(contract.operation("deleteItem"), nullptr);
  EXPECT_EQ(contract.operation("items"), nullptr);
}

TEST(Contract, FindsAClauseByItsWholeId) {
  Contract contract;
  contract.clauses = {{.id = "a/x"}, {.id = "a/y"}};
  ASSERT_NE(contract.clause("a/y"), nullptr);
  EXPECT_EQ(contract.clause("a"), nullptr);
}

TEST(Contract, KnowsTheClausesOfEachOperation) {
  Contract contract;
  contract.clauses = {
      {.id = "shop/a.b/x"}, {.id = "shop/a/x"}, {.id = "shop/a/y"}, {.id = "shop/ab/x"}};
  const auto ids_of = [&](const std::string& operation) {
    std::vector<std::string> ids;
    for (const auto& clause : contract.clauses_of({.id = operation}))
      ids.push_back(clause.id);
    return ids;
  };
  EXPECT_EQ(ids_of("shop/a"), (std::vector<std::string>{"shop/a/x", "shop/a/y"}));
  EXPECT_EQ(ids_of("shop/ab"), std::vector<std::string>{"shop/ab/x"});
  EXPECT_EQ(ids_of("shop"),
            (std::vector<std::string>{"shop/a.b/x", "shop/a/x", "shop/a/y", "shop/ab/x"}));
  EXPECT_EQ(ids_of("shop/c"), std::vector<std::string>{});
}

}  // namespace
}  // namespace assay::contract
