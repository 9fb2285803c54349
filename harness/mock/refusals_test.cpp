#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/base64.h"
#include "http/url.h"
#include "mock/testing/served.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

/// Sends a body to the shop's `books.create` in a shelf that is there: `status` and the code, or
/// the mock's own `type`.
std::string created(Served& shop, std::string body, std::string type = "application/json") {
  const auto given = shop.given("shelf", "present");
  const auto path =
      fmt::format("/v2/shelves/{}/books", std::string(given.at("vars").at("shelf_id").as_string()));
  const auto answer = shop.send(
      "POST",
      path,
      {{"Authorization", "Bearer " + Served::secret("bearer")}, {"Content-Type", std::move(type)}},
      std::move(body));
  if (answer.status == 201) return "201";
  const auto said = Served::read_json(answer);
  const auto* error = said.as_object().if_contains("error");
  return fmt::format(
      "{} {}",
      answer.status,
      std::string((error != nullptr ? error->at("code") : said.at("type")).as_string()));
}

TEST(MockRefusals, CallAParameterMissingWhenItIsAbsentNullOrEmpty) {
  Served shop("shop");
  for (const auto* body : {"{}", R"({"title": null})", R"({"title": ""})", R"({"pages": 3})"}) {
    EXPECT_EQ(created(shop, body), "422 TITLE_MISSING") << body;
  }
  EXPECT_EQ(created(shop, ""), "422 TITLE_MISSING");
}

TEST(MockRefusals, CallAParameterInvalidWhenItBreaksItsSchema) {
  Served shop("shop");
  for (const auto* body : {R"({"title": 5})",
                           R"({"title": []})",
                           R"({"title": "a title of more than twenty letters"})"}) {
    EXPECT_EQ(created(shop, body), "422 TITLE_WRONG") << body;
  }
  EXPECT_EQ(created(shop, R"({"title": "just twenty letters."})"), "201");
}

TEST(MockRefusals, NameWhatIsMissingInsideAList) {
  Served shop("shop");
  EXPECT_EQ(created(shop, R"({"title": "A", "parts": [{"name": "one"}, {}]})"),
            "422 PART_WITHOUT_NAME");
}

TEST(MockRefusals, NameWhatOnlyAnErrorCallsMissingInsideAnObject) {
  Served desks("desks");
  const auto given = desks.given("desk", "present");
  const auto path =
      fmt::format("/desks/{}/members", std::string(given.at("vars").at("desk_id").as_string()));
  const auto status = [&](const std::string& address, const char* body) {
    return desks
        .send("POST",
              address,
              {{"Content-Type", "application/json"}, {"X-Betas", "desks-2031"}},
              body)
        .status;
  };
  // What is created may have an id that nothing has yet.
  EXPECT_EQ(status(path, R"({"member_id": "ann"})"), 200);
  EXPECT_EQ(status(path, R"({"member_id": "bob", "place": {"street": "Quay 7"}})"), 200);
  EXPECT_EQ(status(path, R"({"member_id": "eve", "place": {"town": "Ely"}})"), 400);
  EXPECT_EQ(status("/desks/none/members", R"({"member_id": "ann"})"), 404);
  // And it is there afterwards, under that id.
  const auto ann = desks.send("GET", path + "/ann", {}, "");
  EXPECT_EQ(ann.status, 200);
  EXPECT_NE(ann.body.find(R"("member_id":"ann")"), std::string::npos) << ann.body;
  EXPECT_EQ(desks.send("GET", path + "/eve", {}, "").status, 404);
}

TEST(MockRefusals, CallAMemberMissingInWhatIsNoObjectWhereAnErrorSaysSo) {
  Served loose("loose");
  const auto status = [&](const char* path, const char* body) {
    return loose.send("POST", path, {{"Content-Type", "application/json"}}, body).status;
  };
  EXPECT_EQ(status("/notes", R"({"name": "a"})"), 200);
  EXPECT_EQ(status("/notes", "{}"), 400);
  EXPECT_EQ(status("/notes", "[]"), 400);
  EXPECT_EQ(status("/notes", "7"), 400);
  EXPECT_EQ(status("/labels", "{}"), 400);
  EXPECT_EQ(status("/labels", "[]"), 200) << "nothing but the schema asks for it, and takes this";
}

TEST(MockRefusals, JudgeABodyByTheContentThatSpeaksOfItMostClosely) {
  Served loose("loose");
  const auto status = [&](const char* type, const char* body) {
    return loose.send("POST", "/marks", {{"Content-Type", type}}, body).status;
  };
  EXPECT_EQ(status("application/vnd.mark+json", R"({"name": "a"})"), 200);
  EXPECT_EQ(status("application/vnd.mark+json", "{}"), 400);
  EXPECT_EQ(status("text/plain", "a"), 200);
}

TEST(MockRefusals, TakeOneIdWhereAPathHasAListOfThem) {
  Served loose("loose");
  const auto row = loose.given("row", "present").at("vars").at("row_ids");
  ASSERT_TRUE(row.is_int64());
  EXPECT_EQ(loose.send("GET", fmt::format("/rows/{}", row.get_int64())).status, 200);
  EXPECT_EQ(loose.send("GET", "/rows/x").status, 400);
}

TEST(MockRefusals, HoldAnIdToASchemaThatIdsOfItsKindKeep) {
  Served loose("loose");
  const std::string own(loose.given("team", "present").at("vars").at("team_id").as_string());
  EXPECT_EQ(loose.send("GET", "/teams/" + own).status, 200);
  EXPECT_EQ(loose.send("GET", "/numbered/" + own).status, 200) << "no team has a number";
  EXPECT_EQ(loose.send("PUT", "/teams/Other").status, 200);
  EXPECT_EQ(loose.send("GET", "/teams/Other").status, 400);
  EXPECT_EQ(loose.send("GET", "/numbered/nobody").status, 400);
}

TEST(MockRefusals, SayWhatTheContractDoesNotDocument) {
  Served shop("shop");
  // 422 is documented, but for other troubles: by its number it still is what HTTP calls this.
  EXPECT_EQ(created(shop, "{\"title\": ").substr(0, 3), "422");
  EXPECT_EQ(created(shop, "title=A", "application/x-www-form-urlencoded"),
            "415 urn:assay:mock:undocumented");
}

TEST(MockRefusals, TakeNoBytesThatAreNoUtf8) {
  Served plain("plain");
  const http::Headers headers = {{"X-Key", Served::secret("key")}, {"X-Colour", "red"}};
  const auto app = "?app=" + Served::secret("app");
  const auto status = [&](const std::string& target) {
    return plain.send("GET", target, headers).status;
  };
  EXPECT_EQ(status("/things/a" + app), 200);
  EXPECT_EQ(status("/things/%ff" + app), 400);
  EXPECT_EQ(status("/things/%c0%af" + app), 400);
  EXPECT_EQ(status("/things/a" + app + "&x=%zz"), 401)
      << "nothing of a query that cannot be decoded counts";
  EXPECT_EQ(status("/things/%zz" + app), 404);
  EXPECT_EQ(
      plain.send("GET", "/things/a" + app, {{"X-Key", Served::secret("key")}, {"X-Colour", "\xff"}})
          .status,
      400);
}

TEST(MockRefusals, TakeNoKeyTwice) {
  Served shop("shop");
  EXPECT_EQ(created(shop, R"({"title": "A", "title": "B"})").substr(0, 3), "422");
  EXPECT_EQ(created(shop, R"({"title": "A", "title": "B"})"), created(shop, "{"));
}

/// Texts that have broken other programs, in every place of a request: the answer is JSON, and no
/// header is split.
TEST(MockRefusals, StayWholeWhateverIsSent) {
  Served shop("shop");
  const auto given = shop.given("shelf", "present");
  const auto path =
      fmt::format("/v2/shelves/{}/books", std::string(given.at("vars").at("shelf_id").as_string()));
  for (const std::string text : {"\r\nSet-Cookie: a=b",
                                 "\"}{",
                                 "\\u0000",
                                 "%00",
                                 "../../etc/passwd",
                                 "\xf0\x9f\x92\xa9",
                                 "\xe2\x80\xae",
                                 "<script>",
                                 "${7*7}",
                                 "'; DROP TABLE books;--",
                                 "\x1b[2J",
                                 "NaN",
                                 "-0",
                                 "1e999"}) {
    http::Headers headers = {{"Authorization", "Bearer " + Served::secret("bearer")},
                             {"Content-Type", "application/json"},
                             {"Accept", text},
                             {"Prefer", text}};
    const auto made = shop.send(
        "POST", path, headers, json::serialize(json::object{{"title", text.substr(0, 20)}}));
    const auto escaped = http::percent_encode(text);
    for (const auto& answer :
         {made,
          shop.send("GET", path + "?limit=" + escaped, headers),
          shop.send("GET", "/v2/shelves/" + escaped + "/books/" + escaped, headers),
          shop.send("DELETE", "/v2/" + escaped, headers)}) {
      EXPECT_TRUE(schema::parse_body(answer.body)) << answer.body;
      for (const auto& header : answer.headers.all())
        EXPECT_EQ(header.value.find_first_of("\r\n"), std::string::npos);
    }
  }
}

TEST(MockRefusals, FollowTheContractsOrder) {
  Served shop("shop");
  // In this contract `absent` goes before `missing`.
  const auto answer = shop.send("POST",
                                "/v2/shelves/s-0000/books",
                                {{"Authorization", "Bearer " + Served::secret("bearer")},
                                 {"Content-Type", "application/json"}},
                                "{}");
  EXPECT_EQ(answer.status, 404) << answer.body;
}

TEST(MockRefusals, AreTheMocksOwnWhereTheContractHasNone) {
  Served shop("shop");
  const auto answer = shop.send("GET", "/v2/shelves/s-0000/books");
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(*answer.headers.find("content-type"), "application/problem+json");
  EXPECT_EQ(Served::read_json(answer).at("type"), json::value("urn:assay:mock:undocumented"));
  EXPECT_EQ(shop.send("GET",
                      "/v2/shelves/s-0000/books",
                      {{"Authorization", "Bearer " + Served::secret("bearer", "limited")}})
                .status,
            403);
}

TEST(MockRefusals, ReadQueryParametersByTheirTypes) {
  Served shop("shop");
  const auto given = shop.given("shelf", "present");
  const auto path =
      fmt::format("/v2/shelves/{}/books", std::string(given.at("vars").at("shelf_id").as_string()));
  const http::Headers headers = {{"Authorization", "Bearer " + Served::secret("bearer")}};
  for (const auto* query : {"",
                            "?limit=7",
                            "?kinds=novel",
                            "?kinds=novel,atlas",
                            "?kinds=novel&kinds=atlas",
                            "?limit=50&other=1"}) {
    EXPECT_EQ(shop.send("GET", path + query, headers).status, 200) << query;
  }
  for (const auto* query : {"?limit=0",
                            "?limit=51",
                            "?limit=abc",
                            "?limit=1.5",
                            "?limit=",
                            "?kinds=poem",
                            "?kinds=novel,poem"}) {
    EXPECT_EQ(shop.send("GET", path + query, headers).status, 400) << query;
  }
}

TEST(MockRefusals, KnowPathsAndMethods) {
  Served shop("shop");
  const auto path = shop.send("GET", "/v2/nothing");
  EXPECT_EQ(path.status, 404);
  EXPECT_EQ(Served::read_json(path).at("type"), json::value("urn:assay:mock:unknown-path"));
  const auto method = shop.send("PUT", "/v2/shelves/a/books");
  EXPECT_EQ(method.status, 405);
  EXPECT_EQ(*method.headers.find("allow"), "GET, HEAD, POST");
}

TEST(MockCredentials, AreTakenFromEachPlace) {
  Served shop("shop");
  const auto given = shop.given("shelf", "present");
  const auto path =
      fmt::format("/v2/shelves/{}/books", std::string(given.at("vars").at("shelf_id").as_string()));
  const auto status = [&](const std::string& authorization) {
    return shop.send("GET", path, {{"Authorization", authorization}}).status;
  };
  EXPECT_EQ(status("Bearer " + Served::secret("bearer")), 200);
  EXPECT_EQ(status("bearer  " + Served::secret("bearer")), 200);
  EXPECT_EQ(status("Basic " + base::base64("assay:" + Served::secret("basic"))), 200);
  EXPECT_EQ(status("Basic " + base::base64("assay:" + Served::secret("basic", "limited"))), 403);
  EXPECT_EQ(status("Bearer " + Served::secret("basic")), 401);
  EXPECT_EQ(status("Bearer " + Served::secret("bearer", "wrong")), 401);
  EXPECT_EQ(status("Bearer"), 401);
}

TEST(MockCredentials, AreAllNeededInOneAlternative) {
  Served plain("plain");
  const auto status = [&](const std::string& query, const std::string& key) {
    return plain.send("GET", "/things/ab" + query, {{"X-Key", key}, {"X-Colour", "red"}}).status;
  };
  EXPECT_EQ(status("?app=" + Served::secret("app"), Served::secret("key")), 200);
  EXPECT_EQ(status("", Served::secret("key")), 401);
  EXPECT_EQ(status("?app=" + Served::secret("app"), "no"), 401);
  EXPECT_EQ(status("?app=" + Served::secret("app"), Served::secret("key", "limited")), 403);
}

TEST(MockCredentials, AreTakenFromCookiesAndBodies) {
  Served rpc("rpc");
  const auto done = [&](http::Headers headers, std::string body) {
    headers.add("Content-Type", "application/json");
    return Served::read_json(
               rpc.send("POST", "/api/lamp.switch", std::move(headers), std::move(body)))
        .as_object()
        .contains("done");
  };
  EXPECT_TRUE(done({{"Cookie", "a=b; sid=" + Served::secret("cookie")}}, R"({"on": true})"));
  EXPECT_TRUE(done(
      {}, fmt::format(R"({{"on": true, "auth": {{"token": "{}"}}}})", Served::secret("session"))));
  EXPECT_FALSE(done({}, R"({"on": true, "auth": {"token": 7}})"));
  EXPECT_FALSE(done({{"Cookie", "sid=no"}}, R"({"on": true})"));
}

TEST(MockCredentials, AreEnoughWhereOthersWantTheSameHeader) {
  Served keys("keys");
  const auto status = [&](const std::string& authorization) {
    return keys.send("GET", "/vaults", {{"Authorization", authorization}}).status;
  };
  EXPECT_EQ(status(Served::secret("plain")), 200);
  EXPECT_EQ(status("Basic " + base::base64("assay:" + Served::secret("pair"))), 200);
  EXPECT_EQ(status("Basic " + base::base64("assay:" + Served::secret("pair", "wrong"))), 401);
  EXPECT_EQ(keys.send("GET", "/vaults").status, 401);
}

TEST(MockPlain, AnswersByTheDocumentedStatusWithoutWordsOfOurs) {
  Served plain("plain");
  const http::Headers key = {{"X-Key", Served::secret("key")}};
  const auto query = "?app=" + Served::secret("app");
  auto answer = plain.send("GET", "/things/ab" + query, key);
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(*answer.headers.find("content-type"), "application/problem+json");
  answer = plain.send("GET", "/things/ab");
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(answer.headers.find("content-type"), nullptr);
  EXPECT_EQ(answer.body, "");
}

}  // namespace
}  // namespace assay::mock
