#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "mock/testing/served.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

std::string type_of(const http::Response& response) {
  return std::string(Served::read_json(response).at("type").as_string());
}

TEST(Control, IsOffUnlessItIsAskedFor) {
  Read shop("shop");
  Mock mock(shop.sources, {&shop.contract}, {});
  http::Request request;
  request.method = "POST";
  request.url = "http://127.0.0.1/__assay/reset";
  const auto answer = mock.respond(request);
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(type_of(answer), "urn:assay:mock:control-off");
}

TEST(Control, AnswersAStateWithVariablesAndIds) {
  Served shop("shop");
  const auto answer = shop.send(
      "POST",
      "/__assay/state",
      {},
      R"({"api": "shop", "resource": "book", "presence": "with_dependents", "for": "x"})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(*answer.headers.find("content-type"), "application/json");
  const auto body = Served::read_json(answer);
  EXPECT_TRUE(body.at("vars").at("book_id").is_int64());
  EXPECT_TRUE(body.at("vars").at("shelf_id").is_string());
  EXPECT_EQ(body.at("ids").at("mark").as_array().size(), 2U);
  EXPECT_TRUE(body.at("ids").at("mark").at(0).is_int64())
      << "as the answer that lists them has them";
}

TEST(Control, ResetsWithoutAnAnswer) {
  Served shop("shop");
  const auto answer = shop.send("POST", "/__assay/reset");
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.body, "");
}

TEST(Control, RefusesWhatItDoesNotKnow) {
  Served shop("shop");
  const auto state = [&](std::string body) {
    return shop.send("POST", "/__assay/state", {}, std::move(body));
  };
  EXPECT_EQ(type_of(state(R"({"api": "no", "resource": "book", "presence": "absent"})")),
            "urn:assay:mock:unknown-api");
  EXPECT_EQ(state(R"({"api": "no", "resource": "book", "presence": "absent"})").status, 404);
  EXPECT_EQ(type_of(state(R"({"api": "shop", "resource": "no", "presence": "absent"})")),
            "urn:assay:mock:unknown-resource");
  for (const auto* body :
       {"",
        "[]",
        "{",
        R"({"api": "shop", "resource": "book", "presence": "there"})",
        R"({"api": "shop", "resource": "book", "presence": "absent", "x": 1})"}) {
    EXPECT_EQ(state(body).status, 400) << body;
  }
  EXPECT_EQ(shop.send("PUT", "/__assay/state").status, 405);
  EXPECT_EQ(shop.send("POST", "/__assay/stop").status, 404);
}

}  // namespace
}  // namespace assay::mock
