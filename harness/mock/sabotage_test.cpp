#include "mock/sabotage.h"

#include <algorithm>
#include <set>

#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "generate/generator.h"
#include "mock/sabotage/clause_place.h"
#include "mock/testing/served.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

/// The listing as one text: the clause, what breaks with it, or why nothing breaks it.
std::string listing(const std::vector<Breakage>& breakages) {
  std::string text;
  for (const auto& one : breakages) {
    text += one.clause + "\n";
    if (!one.request_only.empty()) text += fmt::format("  request-only: {}\n", one.request_only);
    if (one.in_process_only) text += "  in process only\n";
    for (const auto& also : one.also)
      text += fmt::format("  also {}: {}\n", also.clause, also.reason);
  }
  return text;
}

class ListBreakages : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(OfEachContract,
                         ListBreakages,
                         ::testing::Values("shop",
                                           "rpc",
                                           "plain",
                                           "schemas/bitrix24/openapi",
                                           "schemas/cloudflare/openapi",
                                           "schemas/polyai/openapi"));

class ListedBreakages : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(OfSome,
                         ListedBreakages,
                         ::testing::Values("rpc",
                                           "schemas/bitrix24/openapi",
                                           "schemas/cloudflare/openapi",
                                           "schemas/polyai/openapi"));

TEST_P(ListedBreakages, AreThoseOfTheGoldenListing) {
  const Read read(GetParam());
  testing::golden(fmt::format("mock/testdata/{}.breakages", read.contract.api),
                  listing(list_breakages(read.sources, read.contract, 11)));
}

TEST_P(ListBreakages, NamesEachClauseOnceAndInOrder) {
  const Read read(GetParam());
  const auto list = list_breakages(read.sources, read.contract, 11);
  std::set<std::string> seen;
  for (const auto& one : list)
    seen.insert(one.clause);
  EXPECT_EQ(seen.size(), list.size());
  EXPECT_TRUE(std::is_sorted(
      list.begin(), list.end(), [](const auto& a, const auto& b) { return a.clause < b.clause; }));
  for (const auto& clause : read.contract.clauses)
    EXPECT_EQ(seen.count(clause.id), 1U) << clause.id;
}

/// The clauses of one schema that a body breaks.
std::set<std::string> broken_clauses(generate::Generator& generator,
                                     const tree::Node& node,
                                     const json::value& value,
                                     const std::string& prefix) {
  const auto* schema = generator.compiled(node, schema::Direction::response);
  schema::Body body;
  body.value = value;
  const auto outcome = schema->evaluate(body);
  std::set<std::string> broken;
  for (std::size_t i = 0; i < outcome.clauses.size(); ++i) {
    if (outcome.clauses[i] == contract::State::broken)
      broken.insert(prefix + schema->clauses()[i].id);
  }
  return broken;
}

/// Credentials of every kind that the contract knows, accepted ones.
http::Headers credentials(const contract::Contract& contract) {
  http::Headers headers = {{"Content-Type", "application/json"}};
  for (const auto& scheme : contract.security_schemes) {
    const auto secret = Served::secret(scheme.id);
    if (scheme.kind == contract::SecurityScheme::Kind::http_bearer)
      headers.set("Authorization", "Bearer " + secret);
    if (scheme.kind == contract::SecurityScheme::Kind::api_key_header)
      headers.set(scheme.name, secret);
    if (scheme.kind == contract::SecurityScheme::Kind::api_key_cookie)
      headers.set("Cookie", scheme.name + "=" + secret);
  }
  return headers;
}

struct Sent {
  http::Response response;
  std::string id;
};

/// Asks for what makes the one operation of each of the three contracts succeed.
Sent succeed(Served& served) {
  const auto given = served.given("connector", "with_dependents").at("vars").as_object();
  const auto text = [&](std::string_view name) {
    return given.at(name).is_string() ? std::string(given.at(name).as_string())
                                      : json::serialize(given.at(name));
  };
  if (served.contract.api == "cloudflare") {
    const auto path = fmt::format(
        "/client/v4/accounts/{}/magic/connectors/{}", text("account_id"), text("connector_id"));
    return {served.send("DELETE", path, credentials(served.contract)), text("connector_id")};
  }
  if (served.contract.api == "polyai") {
    const auto path =
        fmt::format("/v1/agents/{}/telephony/connectors/{}", text("agentId"), text("connectorId"));
    return {served.send("DELETE", path, credentials(served.contract)), text("connectorId")};
  }
  const auto free = served.given("connector", "present").at("vars").as_object();
  const auto path =
      fmt::format("/rest/1/{}/biconnector.connector.delete", Served::secret("webhook"));
  return {served.send("POST",
                      path,
                      credentials(served.contract),
                      json::serialize(json::object{{"id", free.at("id")}})),
          {}};
}

/// Each clause about a success body in turn: the answer breaks it, and of the schema's other
/// clauses exactly those that are listed.
class Saboteur3 : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(OfEachContract,
                         Saboteur3,
                         ::testing::Values("schemas/bitrix24/openapi",
                                           "schemas/cloudflare/openapi",
                                           "schemas/polyai/openapi"));

TEST_P(Saboteur3, BreaksExactlyWhatItSays) {
  const Read read(GetParam());
  const auto& response = read.contract.operations.front().responses.front();
  const auto& content = response.success.front();
  const auto prefix =
      fmt::format("{}/response/{}", read.contract.operations.front().id, response.status);
  unsigned broken_count = 0;
  for (const auto& breakage : list_breakages(read.sources, read.contract, 11)) {
    if (!breakage.clause.starts_with(prefix + "#") || !breakage.request_only.empty() ||
        breakage.clause.ends_with(":equals"))
      continue;
    Served served(GetParam(), breakage.clause);
    generate::Generator generator(served.sources, served.contract, Served::seed);
    const auto answer = succeed(served);
    EXPECT_EQ(answer.response.status, 200);
    std::set<std::string> expected = {breakage.clause};
    for (const auto& also : breakage.also) {
      if (!also.clause.ends_with(":equals")) expected.insert(also.clause);
    }
    const auto& own = *served.contract.operations.front().responses.front().success.front().schema;
    EXPECT_EQ(broken_clauses(generator, own, Served::read_json(answer.response), prefix), expected)
        << breakage.clause;
    ++broken_count;
  }
  EXPECT_GT(broken_count, 2U) << content.media_type;
}

TEST_P(Saboteur3, LeavesAnHonestAnswerWhereAnotherClauseIsNamed) {
  Served honest(GetParam());
  Served other(GetParam(), "no/such/clause");
  EXPECT_EQ(succeed(honest).response, succeed(other).response);
}

TEST(Saboteur, SendsAnotherIdThanTheOneAsked) {
  Served served("schemas/cloudflare/openapi",
                "cloudflare/magic-connectors.delete/response/200#/result/id:equals");
  const auto answer = succeed(served);
  const auto body = Served::read_json(answer.response);
  EXPECT_NE(std::string(body.at("result").at("id").as_string()), answer.id);
}

TEST(Saboteur, SendsMoreNumbersThanThereWere) {
  Served served(
      "schemas/polyai/openapi",
      "polyai/agents.telephony.connectors.delete/response/200#/deletedPhoneNumbers:equals");
  EXPECT_EQ(Served::read_json(succeed(served).response).at("deletedPhoneNumbers").as_array().size(),
            3U);
}

/// Status, media type and body of a success of the Cloudflare operation while a built-in clause is
/// broken.
http::Response broken(const std::string& what) {
  Served served("schemas/cloudflare/openapi", "cloudflare/magic-connectors.delete/" + what);
  return succeed(served).response;
}

TEST(Saboteur, BreaksTheBuiltInClauses) {
  Served honest("schemas/cloudflare/openapi");
  const auto usual = succeed(honest).response;
  EXPECT_EQ(broken("http/json").body, usual.body.substr(0, usual.body.size() - 1));
  EXPECT_NE(broken("http/encoding").body.find('\xff'), std::string::npos);
  EXPECT_EQ(broken("http/documented-status").status, 299);
  EXPECT_EQ(broken("http/documented-status").body, usual.body);
  EXPECT_EQ(broken("http/content-type").headers, http::Headers());
  EXPECT_EQ(*broken("response/200/content-type").headers.find("content-type"), "text/plain");
  EXPECT_EQ(broken("response/200/content-type").body, usual.body);
}

TEST(Saboteur, BreaksTheWireInTheSameProcessOnly) {
  for (const auto& [clause, failure] : {std::pair{"framing", http::Failure::truncated},
                                        std::pair{"deadline", http::Failure::timeout}}) {
    Served served("schemas/cloudflare/openapi",
                  fmt::format("cloudflare/magic-connectors.delete/http/{}", clause));
    const auto given = served.given("connector", "present").at("vars").as_object();
    http::Request request;
    request.method = "DELETE";
    request.url = fmt::format("http://127.0.0.1/client/v4/accounts/{}/magic/connectors/{}",
                              std::string(given.at("account_id").as_string()),
                              std::string(given.at("connector_id").as_string()));
    request.headers = credentials(served.contract);
    http::Exchange got;
    served.mock.start(request, [&](http::Exchange exchange) { got = std::move(exchange); });
    ASSERT_NE(got.error(), nullptr);
    EXPECT_EQ(got.error()->failure, failure);
  }
}

/// What PolyAI's operation answers when a clause is broken: to no key, to a limited key, and for an
/// absent connector.
std::vector<int> statuses(const std::string& clause) {
  Served served("schemas/polyai/openapi", "polyai/agents.telephony.connectors.delete/" + clause);
  std::vector<int> found;
  const auto ask = [&](std::string_view presence, http::Headers headers) {
    const auto vars = served.given("connector", presence).at("vars").as_object();
    const auto path = fmt::format("/v1/agents/{}/telephony/connectors/{}",
                                  std::string(vars.at("agentId").as_string()),
                                  std::string(vars.at("connectorId").as_string()));
    found.push_back(served.send("DELETE", path, std::move(headers)).status);
  };
  ask("present", {});
  ask("present", {{"x-api-key", Served::secret("ApiKeyAuth", "limited")}});
  ask("absent", credentials(served.contract));
  ask("present", credentials(served.contract));
  return found;
}

TEST(Saboteur, AnswersAnErrorWithAnotherDocumentedStatus) {
  EXPECT_EQ(statuses("none"), (std::vector<int>{401, 403, 404, 200}));
  EXPECT_EQ(statuses("error/401/unauthorized"), (std::vector<int>{403, 403, 404, 200}));
  EXPECT_EQ(statuses("error/404/absent/connector"), (std::vector<int>{401, 403, 401, 200}));
  EXPECT_EQ(statuses("status/200"), (std::vector<int>{401, 403, 404, 401}));
  EXPECT_EQ(statuses("security/ApiKeyAuth"), (std::vector<int>{200, 403, 404, 200}));
}

/// What Bitrix24's method answers to an id when a clause is broken.
std::string bitrix_answer(const std::string& clause, const std::string& id) {
  Served served("schemas/bitrix24/openapi", "bitrix24/biconnector.connector.delete/" + clause);
  const auto path =
      fmt::format("/rest/1/{}/biconnector.connector.delete", Served::secret("webhook"));
  const auto answer =
      served.send("POST", path, credentials(served.contract), fmt::format(R"({{"id": {}}})", id));
  const auto body = Served::read_json(answer).as_object();
  return body.contains("error") ? std::string(body.at("error").as_string()) : "done";
}

TEST(Saboteur, OverlooksOneKeywordOfOneParameter) {
  EXPECT_EQ(bitrix_answer("parameter/body/id:required", "null"), "CONNECTOR_NOT_FOUND");
  EXPECT_EQ(bitrix_answer("parameter/body/id:type", "null"), "VALIDATION_ID_NOT_PROVIDED");
  EXPECT_EQ(bitrix_answer("parameter/body/id:type", R"("abc")"), "CONNECTOR_NOT_FOUND");
  EXPECT_EQ(bitrix_answer("parameter/body/id:type", "0"), "VALIDATION_INVALID_ID_FORMAT");
  EXPECT_EQ(bitrix_answer("parameter/body/id:minimum", "0"), "CONNECTOR_NOT_FOUND");
}

TEST(Saboteur, AnswersAnErrorWithAnotherDocumentedCode) {
  EXPECT_EQ(bitrix_answer("error/CONNECTOR_NOT_FOUND", "999999999"), "CONNECTOR_DELETE_RESTRICTED");
  EXPECT_EQ(bitrix_answer("error/CONNECTOR_NOT_FOUND", "null"), "VALIDATION_ID_NOT_PROVIDED");
}

TEST(ReadClausePlace, TakesTheBranchesOut) {
  contract::Operation operation;
  operation.responses.push_back({.status = "200"});
  const auto place = read_clause_place(
      operation, "response/200#(oneOf/1)/a~1b(anyOf/0)/*(allOf/1)/c (d)(then)/e:required");
  EXPECT_EQ(place.response, &operation.responses.front());
  EXPECT_EQ(place.pointer, "/a~1b/*/c (d)/e");
  EXPECT_EQ(place.keyword, "required");
}

TEST(Expand, FindsEachPlaceOfAStar) {
  const json::value body = {{"a", json::array{{{"b", 1}}, {{"c", 2}}, {{"b", 3}}}}};
  const auto places = [&](std::string_view pointer, std::string_view keyword) {
    std::vector<std::string> found;
    for (const auto& place : expand(body, pointer, keyword))
      found.push_back(place.to_string());
    return found;
  };
  EXPECT_EQ(places("/a/*/b", "type"), (std::vector<std::string>{"/a/0/b", "/a/2/b"}));
  EXPECT_EQ(places("/a/*/b", "required"), (std::vector<std::string>{"/a/0/b", "/a/1/b", "/a/2/b"}));
  EXPECT_EQ(places("/*", "type"), (std::vector<std::string>{"/a"}));
  EXPECT_EQ(places("", "type"), (std::vector<std::string>{""}));
}

}  // namespace
}  // namespace assay::mock
