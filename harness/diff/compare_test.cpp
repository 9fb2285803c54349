#include "diff/compare.h"

#include <string>

#include <gtest/gtest.h>

#include "diff/testing/shop.h"

namespace assay::diff {
namespace {

std::string changes_of(const Shop& before, const Shop& after) {
  return Compared(before.text(), after.text()).lines();
}

std::string changes_of_answer(const std::string& before, const std::string& after) {
  return changes_of({.answer = before}, {.answer = after});
}

TEST(Compare, SaysNothingOfWhatIsTheSame) {
  EXPECT_EQ(changes_of({}, {}), "");
}

TEST(Compare, CountsWhatComesAndGoesWithAPropertyAndDoesNotListIt) {
  const std::string nested =
      "{type: object, required: [a], properties: {a: {type: object, properties: {b: {type: "
      "string}, c: {type: array, items: {type: integer}}}}}}";
  const Compared compared(Shop{.answer = nested}.text(), Shop{.answer = "{type: object}"}.text());
  EXPECT_EQ(compared.lines(), "answer-property-removed shop/items.get/response/200#/a:type\n");
  EXPECT_EQ(compared.changes().front().folded, 4U);
}

TEST(Compare, FoldsWhatAStatusSays) {
  const std::string answer =
      "'404': {description: none, content: {application/json: {schema: {properties: {error: {type: "
      "string}}}}}}";
  const Compared compared(Shop{.answers = answer}.text(), Shop{}.text());
  EXPECT_EQ(compared.lines(), "status-removed shop/items.get/status/404\n");
  EXPECT_EQ(compared.changes().front().folded, 2U);
}

TEST(Compare, OfSchemasThatWereTheSameSaysWhatDiffers) {
  EXPECT_EQ(changes_of_answer("{properties: {a: {type: string}, b: {enum: [x, y]}}}",
                              "{properties: {a: {type: integer}, b: {enum: [y, z]}}}"),
            "answer-type-changed shop/items.get/response/200#/a:type\n"
            "answer-enum-value-added shop/items.get/response/200#/b:enum\n");
  EXPECT_EQ(changes_of_answer("{type: array, items: {type: string}}",
                              "{type: array, items: {type: string, maxLength: 9}}"),
            "answer-keyword-added shop/items.get/response/200#/*:maxLength\n");
}

TEST(Compare, TakesANewChoiceOfFormsForOneFurtherKeyword) {
  EXPECT_EQ(
      changes_of_answer("{type: object, properties: {a: {description: any}}}",
                        "{type: object, properties: {a: {anyOf: [{type: string}, {const: 1}]}}}"),
      "answer-property-added shop/items.get/response/200#/a:anyOf\n");
  EXPECT_EQ(
      changes_of_answer("{properties: {a: {minLength: 1}}}",
                        "{properties: {a: {minLength: 1, anyOf: [{type: string}, {const: 1}]}}}"),
      "answer-keyword-added shop/items.get/response/200#/a:anyOf\n");
}

TEST(Compare, KnowsAnOperationThatIsElsewhereByItsId) {
  EXPECT_EQ(changes_of({}, {.request = "get /v2/items/{id} items.get"}),
            "operation-moved shop/items.get\n");
  EXPECT_EQ(changes_of({}, {.request = "post /things/{id} items.read"}),
            "operation-removed shop/items.get\noperation-added shop/items.read\n");
}

TEST(Compare, GivesAnIdToOneOperationAlone) {
  // `/others` has the id now that `/items/{id}` had.
  auto after = Shop{}.text();
  after.replace(after.find("operationId: items.get"), 22, "operationId: third");
  after.replace(after.find("others.get"), 10, "items.get");
  EXPECT_EQ(Compared(Shop{}.text(), after).lines(),
            "operation-moved shop/items.get\n"
            "parameter-removed shop/items.get/parameter/path/id\n"
            "answer-body-removed shop/items.get/response/200#:type\n"
            "answer-content-type-removed shop/items.get/response/200/content-type\n"
            "operation-removed shop/others.get\n"
            "operation-added shop/third\n");
}

TEST(Compare, GivesARenamedParameterOfThePathItsOldClauses) {
  Shop before{.answer = "{type: string, x-assay-equals: {parameter: id}}",
              .operation = "x-assay-errors: [{status: 404, code: BAD, when: {invalid: id}}]"};
  Shop after{.request = "get /items/{item} items.get",
             .answer = "{type: string, x-assay-equals: {parameter: item}}",
             .operation = "x-assay-errors: [{status: 404, code: BAD, when: {invalid: item}}]"};
  EXPECT_EQ(changes_of(before, after), "parameter-renamed shop/items.get/parameter/path/item\n");
}

TEST(Compare, TellsRenamedParametersApartThatTakeEachOthersNames) {
  const Shop before{
      .request = "get /accounts/{account_id}/items/{id} items.get",
      .answer = "{type: string, x-assay-equals: {parameter: account_id}}",
      .parameter = "{name: id, in: path, required: true, schema: {type: integer}}",
      .operation = "x-assay-errors: [{status: 404, code: BAD, when: {invalid: account_id}}]"};
  const Shop after{
      .request = "get /accounts/{id}/items/{item_id} items.get",
      .answer = "{type: string, x-assay-equals: {parameter: id}}",
      .parameter = "{name: item_id, in: path, required: true, schema: {type: integer}}",
      .operation = "x-assay-errors: [{status: 404, code: BAD, when: {invalid: id}}]"};
  EXPECT_EQ(changes_of(before, after),
            "parameter-renamed shop/items.get/parameter/path/id\n"
            "parameter-renamed shop/items.get/parameter/path/item_id\n");
}

TEST(Compare, KnowsARenamedParameterWhoseNameIsEncodedInItsClauses) {
  EXPECT_EQ(changes_of({.request = "get /items/{item/id} items.get"},
                       {.request = "get /items/{item/ref} items.get"}),
            "parameter-renamed shop/items.get/parameter/path/item%2Fref\n");
}

TEST(Compare, TakesASchemeForWhatItAsksAndNotForItsName) {
  auto after = Shop{.operation = "security: [{secret: []}]"}.text();
  after.replace(after.find("{key: {type"), 6, "{secret: ");
  EXPECT_EQ(Compared(Shop{.operation = "security: [{key: []}]"}.text(), after).lines(), "");
}

TEST(Compare, SaysThatOneOfSeveralWaysToProveWhoAsksIsGone) {
  EXPECT_EQ(changes_of({.operation = "security: [{key: []}, {token: []}]"},
                       {.operation = "security: [{token: []}]"}),
            "security-removed shop/items.get/security/key\n");
}

TEST(Compare, LetsBreakNobodyWhatOnlyShouldHold) {
  const Compared compared(
      Shop{.answer = "{properties: {a: {type: string, x-assay-level: should}}}"}.text(),
      Shop{.answer = "{type: object}"}.text());
  ASSERT_EQ(compared.lines(),
            "answer-property-removed shop/items.get/response/200#/a:type\n"
            "answer-keyword-added shop/items.get/response/200#:type\n");
  EXPECT_EQ(count_breaking(compared.changes()), 0U);
}

TEST(Compare, GivesBothPlaces) {
  const Compared compared(Shop{.answer = "{type: object, properties: {a: {type: string}}}"}.text(),
                          Shop{.answer = "{type: object}"}.text());
  const auto change = compared.changes().at(0);
  EXPECT_EQ(compared.sources.place(change.before.span), "old.yaml:17:104");
  EXPECT_EQ(change.before.summary, "`a` is a string");
  EXPECT_EQ(compared.sources.place(change.after.span), "new.yaml:12:5");
  EXPECT_EQ(change.after.summary, "");
}

}  // namespace
}  // namespace assay::diff
