#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "mock/testing/served.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

http::Headers bearer() {
  return {{"Authorization", "Bearer " + Served::secret("bearer")},
          {"Content-Type", "application/json"}};
}

std::string text_of(const json::value& value) {
  return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

std::string path_of(const json::object& given) {
  const auto& vars = given.at("vars").as_object();
  auto path = fmt::format("/v2/shelves/{}/books", text_of(vars.at("shelf_id")));
  if (vars.contains("book_id")) path += "/" + text_of(vars.at("book_id"));
  return path;
}

std::string code_of(const http::Response& response) {
  return text_of(Served::read_json(response).at("error").at("code"));
}

TEST(MockActs, GetsWhatIsGiven) {
  Served shop("shop");
  const auto given = shop.given("book", "present");
  const auto answer = shop.send("GET", path_of(given), bearer());
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(*answer.headers.find("content-type"), "application/json");
  const auto body = Served::read_json(answer);
  EXPECT_EQ(body.at("book_id"), given.at("vars").at("book_id"));
  EXPECT_EQ(body.at("title"), json::value("Emma"));
}

TEST(MockActs, AnswersForWhatIsAbsent) {
  Served shop("shop");
  const auto book = shop.send("GET", path_of(shop.given("book", "absent")), bearer());
  EXPECT_EQ(book.status, 404);
  EXPECT_EQ(code_of(book), "NO_BOOK");
  const auto shelf = shop.send("GET", path_of(shop.given("shelf", "absent")) + "/7", bearer());
  EXPECT_EQ(shelf.status, 404);
  EXPECT_EQ(code_of(shelf), "NO_SHELF");
}

TEST(MockActs, ListsWhatLivesInWhatThePathNames) {
  Served mock("scenarios");
  for (const auto& [presence, status] : {std::pair("present", 200), std::pair("absent", 404)}) {
    const auto given = mock.given("scenario", presence);
    const auto id = text_of(given.at("vars").at("id"));
    EXPECT_EQ(mock.send("GET", fmt::format("/scenarios/{}/events", id)).status, status);
  }
}

TEST(MockActs, DeletesOnceWithWhatHangsOnIt) {
  Served shop("shop");
  const auto path = path_of(shop.given("book", "present"));
  const auto first = shop.send("DELETE", path, bearer());
  EXPECT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(Served::read_json(first).at("marks"), json::array());
  const auto second = shop.send("DELETE", path, bearer());
  EXPECT_EQ(second.status, 404);
  EXPECT_EQ(code_of(second), "NO_BOOK");
}

TEST(MockActs, DoesNotDeleteWhatOthersHangOn) {
  Served shop("shop");
  const auto given = shop.given("book", "with_dependents");
  EXPECT_EQ(given.at("ids").at("loan").as_array().size(), 2U);
  const auto answer = shop.send("DELETE", path_of(given), bearer());
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(code_of(answer), "LENT");
  EXPECT_EQ(shop.send("GET", path_of(given), bearer()).status, 200);
}

TEST(MockActs, CreatesAndThenKnows) {
  Served shop("shop");
  const auto shelf = path_of(shop.given("shelf", "present"));
  const auto made =
      shop.send("POST", shelf, bearer(), R"({"title": "Lolly Willowes", "pages": 222})");
  EXPECT_EQ(made.status, 201) << made.body;
  const auto body = Served::read_json(made);
  EXPECT_EQ(body.at("title"), json::value("Lolly Willowes"));
  EXPECT_EQ(body.at("pages"), json::value(222));
  const auto got = shop.send("GET", shelf + "/" + text_of(body.at("book_id")), bearer());
  EXPECT_EQ(Served::read_json(got), body);
}

TEST(MockActs, UpdatesWhatItKeeps) {
  Served shop("shop");
  const auto path = path_of(shop.given("book", "present"));
  EXPECT_EQ(shop.send("PATCH", path, bearer(), R"({"title": "Persuasion"})").status, 200);
  EXPECT_EQ(Served::read_json(shop.send("GET", path, bearer())).at("title"),
            json::value("Persuasion"));
}

TEST(MockActs, KeepsTheSchemaWhereARequestDoesNot) {
  Served shop("shop");
  const auto path = path_of(shop.given("book", "present"));
  const auto answer = shop.send("PATCH", path, bearer(), R"({"pages": "many"})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(Served::read_json(answer).as_object().if_contains("book_id"), nullptr);
  EXPECT_EQ(Served::read_json(answer).as_object().if_contains("pages"), nullptr);
}

TEST(MockActs, ListsWhatIsInAShelf) {
  Served shop("shop");
  const auto given = shop.given("book", "present");
  auto shelf = path_of(given);
  shelf.resize(shelf.rfind('/'));
  const auto one = Served::read_json(shop.send("GET", shelf, bearer())).at("books").as_array();
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].at("book_id"), given.at("vars").at("book_id"));
  shop.send("POST", shelf, bearer(), R"({"title": "Two"})");
  EXPECT_EQ(Served::read_json(shop.send("GET", shelf, bearer())).at("books").as_array().size(), 2U);
}

TEST(MockActs, GivesTheSameAnswersForTheSameSeed) {
  std::vector<std::string> runs;
  for (int i = 0; i < 2; ++i) {
    Served shop("shop");
    std::string run;
    const auto shelf = path_of(shop.given("shelf", "present"));
    run += shelf + shop.send("POST", shelf, bearer(), R"({"title": "A"})").body;
    run += shop.send("GET", shelf, bearer()).body;
    runs.push_back(run);
  }
  EXPECT_EQ(runs[0], runs[1]);
}

}  // namespace
}  // namespace assay::mock
