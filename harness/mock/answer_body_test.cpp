#include "mock/answer_body.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "mock/json_text.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

const json::value book = json::parse(
    R"({"id": 7, "a\"b": [], "in": {"list": [1, {"x": -2.5}], "none": {}}, "é": "\u0001", "ok": true})");

tree::Pointer at(std::string_view text) {
  return *tree::Pointer::read(text);
}

std::string appended(const json::value& value) {
  std::string out;
  append_json(out, value);
  return out;
}

TEST(JsonText, IsThatOfTheLibrary) {
  for (const auto* text : {R"("plain")",
                           R"("")",
                           R"("a\"\\\n\u007fé")",
                           "0",
                           "-17",
                           "18446744073709551615",
                           "1.5e300",
                           "null",
                           "true",
                           "[]",
                           "{}",
                           R"([1,{"a":"b"}])"}) {
    const auto value = json::parse(text);
    EXPECT_EQ(appended(value), json::serialize(value));
  }
}

TEST(Body, IsWrittenAsItsValueIs) {
  // Places below others, of whole arrays and objects, and that are nowhere.
  DocumentedBody documented(
      book,
      at("/id"),
      {at("/in/list/1/x"), at("/in/list/1"), at("/é"), at("/in/none"), at("/new")});
  EXPECT_EQ(Body(documented).text(), json::serialize(book));
  const std::vector<std::pair<std::string_view, json::value>> puts = {
      {"/é", "\"quoted\""},
      {"/in/list/1", json::array{1, "a"}},
      {"/id", 12},
      {"/id", "c-1"},
      {"/in/none", nullptr},
      {"/new", 5},
      {"/in/list/1/x", 1}};
  Body body(documented);
  Body other(book);
  for (const auto& [place, value] : puts) {
    body.put(at(place), value);
    other.put(at(place), value);
    EXPECT_EQ(body.text(), other.text()) << place;
  }
  EXPECT_EQ(body.value(), other.value());
  EXPECT_EQ(Body(documented).text(), json::serialize(book));
}

TEST(Body, IsTheDocumentedOneUntilSomethingIsPut) {
  DocumentedBody documented(book, at("/id"), {});
  Body body(documented);
  EXPECT_EQ(body.documented(), &documented);
  body.put(at("/id"), 8);
  EXPECT_EQ(body.documented(), nullptr);
  EXPECT_EQ(Body(book).documented(), nullptr);
}

TEST(DocumentedBody, AsksOnceWhetherAnIdMayBeShown) {
  DocumentedBody documented(book, at("/id"), {});
  int asked = 0;
  const auto below_ten = [&](const json::value& body) {
    ++asked;
    return body.at("id").to_number<int>() < 10;
  };
  EXPECT_TRUE(documented.may_show(8, below_ten));
  EXPECT_TRUE(documented.may_show(8, below_ten));
  EXPECT_FALSE(documented.may_show(12, below_ten));
  EXPECT_FALSE(documented.may_show(12, below_ten));
  EXPECT_TRUE(documented.may_show(8, below_ten));
  EXPECT_EQ(asked, 3);
  EXPECT_EQ(documented.value(), book);
}

TEST(PlaceOfId, IsInTheOutermostObjectThatHasOne) {
  const contract::Resource resource{.name = "book", .id_parameter = "book_id"};
  EXPECT_EQ(place_of_id(json::parse(R"({"id": 1, "a": {"book_id": 2}})"), resource),
            at("/a/book_id"));
  EXPECT_EQ(place_of_id(json::parse(R"({"a": {"b": {"id": 3}}, "c": {"id": 2}})"), resource),
            at("/c/id"));
  EXPECT_EQ(place_of_id(json::parse(R"([{"id": 1}])"), resource), std::nullopt);
}

}  // namespace
}  // namespace assay::mock
