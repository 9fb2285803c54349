#include <utility>

#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "mock/testing/served.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

http::Response thing(Served& plain, http::Headers more, std::string method = "GET") {
  more.add("X-Key", Served::secret("key"));
  more.add("X-Colour", "red");
  return plain.send(std::move(method), "/things/ab?app=" + Served::secret("app"), std::move(more));
}

TEST(MockAnswers, AreGeneratedWhereThereIsNoExample) {
  Served plain("plain");
  const auto body = Served::read_json(thing(plain, {})).as_object();
  EXPECT_EQ(body.size(), 2U);
  EXPECT_EQ(body.at("kind"), json::value("big"));
}

TEST(MockAnswers, AreFullOnDemand) {
  Served plain("plain");
  const auto answer = thing(plain, {{"Prefer", "dynamic=true"}});
  EXPECT_EQ(*answer.headers.find("preference-applied"), "dynamic=true");
  const auto body = Served::read_json(answer).as_object();
  EXPECT_TRUE(body.contains("note"));
  EXPECT_TRUE(body.contains("inside"));
  EXPECT_EQ(body.at("colours").as_array().size(), 2U);
  EXPECT_FALSE(body.contains("secret")) << "it is writeOnly";
}

TEST(MockAnswers, ComeInTheAcceptedMediaType) {
  Served plain("plain");
  const auto answer = thing(plain, {{"Accept", "text/*;q=0.5, image/png"}});
  EXPECT_EQ(*answer.headers.find("content-type"), "text/plain");
  EXPECT_EQ(answer.body, "a thing");
  EXPECT_EQ(*thing(plain, {{"Accept", "image/png"}}).headers.find("content-type"),
            "application/json");
}

TEST(MockAnswers, HaveTheirBodyForHeadForTheWireToCount) {
  Served plain("plain");
  EXPECT_EQ(thing(plain, {}, "HEAD"), thing(plain, {}));
}

TEST(MockAnswers, HaveALengthAndNoBodyForHeadInTheSameProcess) {
  Served plain("plain");
  const http::Headers headers = {{"Prefer", "code=400"}};
  auto expected = plain.send("GET", "/things/ab", headers);
  ASSERT_NE(expected.body, "");
  expected.headers.set("Content-Length", fmt::format("{}", expected.body.size()));
  expected.body.clear();
  http::Exchange got;
  plain.mock.start({.method = "HEAD", .url = "http://127.0.0.1/things/ab", .headers = headers},
                   [&](http::Exchange exchange) { got = std::move(exchange); });
  ASSERT_NE(got.response(), nullptr);
  EXPECT_EQ(*got.response(), expected);
}

TEST(MockAnswers, HaveNeitherBodyNorTypeWith204) {
  Served plain("plain");
  const auto answer = plain.send("PUT",
                                 "/things/a",
                                 {{"Content-Type", "application/json"}},
                                 R"({"name": "a", "kind": "big"})");
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.body, "");
  EXPECT_EQ(answer.headers, http::Headers());
}

TEST(MockAnswers, MayBeOfAStatusThatIsNoError) {
  Served plain("plain");
  EXPECT_EQ(plain.send("GET", "/odd").status, 301);
}

TEST(MockPrefer, ChoosesADocumentedAnswer) {
  Served shop("shop");
  for (const auto* code : {"404", "409", "200"}) {
    const auto answer =
        shop.send("DELETE", "/v2/shelves/s-1/books/1", {{"Prefer", fmt::format("code={}", code)}});
    EXPECT_EQ(fmt::format("{}", answer.status), code);
    EXPECT_EQ(*answer.headers.find("preference-applied"), fmt::format("code={}", code));
  }
}

TEST(MockPrefer, GivesAStatusOfARangeTheSameBodyWhateverWasAskedBefore) {
  const auto body = [](Served& ranges, int code) {
    return ranges.send("GET", "/things", {{"Prefer", fmt::format("code={}", code)}}).body;
  };
  for (const auto& [low, high] : {std::pair{404, 418}, std::pair{500, 503}}) {
    Served upward("ranges");
    const auto of_low = body(upward, low);
    const auto of_high = body(upward, high);
    EXPECT_NE(of_low, of_high);
    Served downward("ranges");
    EXPECT_EQ(body(downward, high), of_high);
    EXPECT_EQ(body(downward, low), of_low);
  }
}

TEST(MockPrefer, IsPassedOverForAnUndocumentedStatus) {
  Served shop("shop");
  const auto answer = shop.send("DELETE", "/v2/shelves/s-1/books/1", {{"Prefer", "code=418"}});
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(answer.headers.find("preference-applied"), nullptr);
}

TEST(MockErrors, CarryTheirCodeAsTheSchemaHasIt) {
  Served rpc("rpc");
  const auto call = [&](const std::string& body) {
    return Served::read_json(rpc.send(
        "POST",
        "/api/lamp.switch",
        {{"Cookie", "sid=" + Served::secret("cookie")}, {"Content-Type", "application/json"}},
        body));
  };
  const auto missing = call("{}");
  EXPECT_EQ(missing.at("failure").at("number"), json::value(17));
  EXPECT_FALSE(missing.as_object().contains("done"));
  EXPECT_EQ(call(R"({"on": "yes"})").at("failure").at("number"), json::value(18));
}

TEST(MockErrors, CarryTheirMessageWhereTheContractsExampleDoes) {
  Served shop("shop");
  const auto given = shop.given("shelf", "present");
  const auto path =
      fmt::format("/v2/shelves/{}/books", std::string(given.at("vars").at("shelf_id").as_string()));
  const auto answer = shop.send("POST",
                                path,
                                {{"Authorization", "Bearer " + Served::secret("bearer")},
                                 {"Content-Type", "application/json"}},
                                "{}");
  EXPECT_EQ(Served::read_json(answer),
            (json::value{{"error", {{"code", "TITLE_MISSING"}, {"says", "a book has a title"}}}}));
}

TEST(MockErrors, HaveTheirCodeWhereTheExampleHasWords) {
  Served bare("bare");
  const auto answer = bare.send("GET", "/things", {});
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(Served::read_json(answer), (json::value{{"error", "7"}}));
}

TEST(MockAnswers, AreAnObjectWhereNothingIsSaidOfTheBody) {
  Served bare("bare");
  const auto answer = bare.send("GET", "/things?colour=red", {});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(Served::read_json(answer), json::value(json::object()));
}

TEST(MockAnswers, TakeNoExampleWithoutAPlaceForWhatTheyRepeat) {
  Served bare("bare");
  const auto body = Served::read_json(bare.send("GET", "/things/t-1", {})).as_object();
  EXPECT_EQ(body.at("id"), json::value("t-1"));
  EXPECT_TRUE(body.at("note").is_string());
}

TEST(MockForms, AreReadByTheTypesOfTheirSchema) {
  Served rpc("rpc");
  const auto call = [&](const std::string& body) {
    return Served::read_json(rpc.send("POST",
                                      "/api/lamp.switch",
                                      {{"Cookie", "sid=" + Served::secret("cookie")},
                                       {"Content-Type", "application/x-www-form-urlencoded"}},
                                      body));
  };
  EXPECT_TRUE(call("on=true").as_object().contains("done"));
  EXPECT_EQ(call("on=1").at("failure").at("number"), json::value(18));
  EXPECT_EQ(call("off=1").at("failure").at("number"), json::value(17));
}

}  // namespace
}  // namespace assay::mock
