#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "mock/testing/served.h"

// The three contracts of schemas/, served from what they say alone.
namespace assay::mock {
namespace {

namespace json = boost::json;

std::string text_at(const json::object& given, std::string_view name) {
  const auto& value = given.at("vars").at(name);
  return value.is_string() ? std::string(value.as_string()) : json::serialize(value);
}

TEST(MockOfCloudflare, AnswersWithTheConnectorThatWasAsked) {
  Served cloudflare("schemas/cloudflare/openapi");
  const auto given = cloudflare.given("connector", "present");
  const auto path = fmt::format("/client/v4/accounts/{}/magic/connectors/{}",
                                text_at(given, "account_id"),
                                text_at(given, "connector_id"));
  const http::Headers token = {{"Authorization", "Bearer " + Served::secret("api_token")}};
  const auto answer = cloudflare.send("DELETE", path, token);
  EXPECT_EQ(answer.status, 200) << answer.body;
  const auto body = Served::read_json(answer);
  EXPECT_EQ(body.at("result").at("id"), given.at("vars").at("connector_id"));
  EXPECT_EQ(body.at("result").at("timezone"), json::value("Europe/Lisbon"));
  const auto second = cloudflare.send("DELETE", path, token);
  EXPECT_EQ(second.status, 404);
  EXPECT_EQ(Served::read_json(second).at("type"), json::value("urn:assay:mock:undocumented"));
  EXPECT_EQ(cloudflare.send("DELETE", path).status, 401);
}

/// What the Bitrix24 method answers on either server: the error code, or `done`.
class Bitrix : public ::testing::TestWithParam<bool> {
 protected:
  std::string call(std::string id, bool with_credentials = true) {
    auto body = fmt::format(R"({{"id": {}}})", id);
    if (id.empty()) body = "{}";
    auto path = fmt::format("/rest/1/{}/biconnector.connector.delete",
                            Served::secret("webhook", with_credentials ? "default" : "wrong"));
    if (GetParam()) {
      path = "/rest/biconnector.connector.delete";
      const auto token = fmt::format(
          R"("auth": "{}")", Served::secret("oauth", with_credentials ? "default" : "wrong"));
      body = body.substr(0, body.size() - 1) + (id.empty() ? "" : ", ") + token + "}";
    }
    const auto answer = bitrix.send("POST", path, {{"Content-Type", "application/json"}}, body);
    if (answer.status != 200) return fmt::format("{}", answer.status);
    const auto said = Served::read_json(answer).as_object();
    if (said.contains("error")) return std::string(said.at("error").as_string());
    EXPECT_EQ(said.at("result"), json::value(true));
    EXPECT_EQ(said.at("time").as_object().size(), 6U);
    return "done";
  }

  Served bitrix{"schemas/bitrix24/openapi"};
};
INSTANTIATE_TEST_SUITE_P(OnBothServers, Bitrix, ::testing::Bool());

TEST_P(Bitrix, DeletesOnce) {
  const auto id = text_at(bitrix.given("connector", "present"), "id");
  EXPECT_EQ(call(id), "done");
  EXPECT_EQ(call(id), "CONNECTOR_NOT_FOUND");
}

TEST_P(Bitrix, AnswersEachErrorWithStatus200) {
  for (const auto* id : {"", "null", R"("")"})
    EXPECT_EQ(call(id), "VALIDATION_ID_NOT_PROVIDED") << id;
  for (const auto* id : {R"("abc")", "0", "-1", "999999999.5", "[]", "{}", "true"}) {
    EXPECT_EQ(call(id), "VALIDATION_INVALID_ID_FORMAT") << id;
  }
  EXPECT_EQ(call(text_at(bitrix.given("connector", "absent"), "id")), "CONNECTOR_NOT_FOUND");
  EXPECT_EQ(call(text_at(bitrix.given("connector", "with_dependents"), "id")),
            "CONNECTOR_DELETE_RESTRICTED");
}

TEST_P(Bitrix, DocumentsNoAnswerToWrongCredentials) {
  EXPECT_EQ(call("7", false), "401");
}

TEST(MockOfBitrix, WritesTheMessageOfEachCode) {
  Served bitrix("schemas/bitrix24/openapi");
  const auto answer =
      bitrix.send("POST",
                  fmt::format("/rest/1/{}/biconnector.connector.delete", Served::secret("webhook")),
                  {{"Content-Type", "application/json"}},
                  "{}");
  EXPECT_EQ(answer.body,
            R"({"error":"VALIDATION_ID_NOT_PROVIDED","error_description":"no id was sent"})");
}

TEST(MockOfPolyai, NamesTheNumbersThatWentWithTheConnector) {
  Served polyai("schemas/polyai/openapi");
  for (const auto* presence : {"present", "with_dependents"}) {
    const auto given = polyai.given("connector", presence);
    const auto path = fmt::format("/v1/agents/{}/telephony/connectors/{}",
                                  text_at(given, "agentId"),
                                  text_at(given, "connectorId"));
    const http::Headers key = {{"x-api-key", Served::secret("ApiKeyAuth")}};
    const auto answer = polyai.send("DELETE", path, key);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(Served::read_json(answer),
              (json::value{{"deletedConnector", given.at("vars").at("connectorId")},
                           {"deletedPhoneNumbers", given.at("ids").at("phone_number")}}));
    EXPECT_EQ(polyai.send("DELETE", path, key).status, 404);
  }
}

TEST(MockOfPolyai, AnswersErrorsByTheirStatusAlone) {
  Served polyai("schemas/polyai/openapi");
  const auto status = [&](const json::object& given, http::Headers headers) {
    const auto connector = given.at("vars").as_object().contains("connectorId")
                               ? text_at(given, "connectorId")
                               : "none";
    const auto answer = polyai.send(
        "DELETE",
        fmt::format("/v1/agents/{}/telephony/connectors/{}", text_at(given, "agentId"), connector),
        std::move(headers));
    EXPECT_EQ(answer.body, "");
    return answer.status;
  };
  const http::Headers key = {{"x-api-key", Served::secret("ApiKeyAuth")}};
  EXPECT_EQ(status(polyai.given("connector", "present"), {}), 401);
  EXPECT_EQ(status(polyai.given("connector", "present"),
                   {{"x-api-key", Served::secret("ApiKeyAuth", "wrong")}}),
            401);
  EXPECT_EQ(status(polyai.given("connector", "present"),
                   {{"x-api-key", Served::secret("ApiKeyAuth", "limited")}}),
            403);
  EXPECT_EQ(status(polyai.given("connector", "absent"), key), 404);
  EXPECT_EQ(status(polyai.given("agent", "absent"), key), 404);
}

}  // namespace
}  // namespace assay::mock
