#include <string>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "docs/testing/page.h"
#include "docs/words.h"
#include "docs/yfm_page.h"

// Pages that say the same in other marks, other columns and another language.

namespace assay::docs {
namespace {

using testing::has;

std::string line_of(const std::string& text) {
  return testing::line_of(text, "yfm");
}

std::string with_parameters(const std::string& table) {
  return "# Sell yard.sell\n\n## Method Parameters\n\n#|\n" + table + "|#\n";
}

TEST(YfmColumns, GiveTheDefault) {
  const auto line =
      line_of(with_parameters("|| **Name**\n`type` | **Description** | **Default** ||\n"
                              "|| **rows**\n`integer` | How many | `20` ||\n"
                              "|| **order**\n`string` | Which first | `asc` ||\n"
                              "|| **mast**\n`integer` | Which one | the first ||\n"
                              "|| **sail**\n`integer` | Which one | — ||\n"));
  EXPECT_TRUE(has(line, R"("rows":{"type":"integer","default":20})")) << line;
  EXPECT_TRUE(has(line, R"("order":{"type":"string","default":"asc"})")) << line;
  EXPECT_TRUE(has(line, R"("mast":{"type":"integer"},"sail":{"type":"integer"})")) << line;
  EXPECT_TRUE(has(line, R"("text":"a default that is no value of its type: the first")")) << line;
}

TEST(YfmColumns, GiveNoDefaultThatIsNotListedNorOneOfAnAnswer) {
  const std::string head = "|| **Name**\n`type` | **Description** | **Default** ||\n";
  const std::string values = "\n`string` | Possible values:\n- `a` — up\n- `b` — down | ";
  const auto line = line_of(
      with_parameters(head + "|| **way**" + values + "`c` ||\n|| **port**" + values + "`b` ||\n") +
      "\n## Response\n\n### Returned data\n\n#|\n" + head +
      "|| **result**\n`integer` | How many | `20` ||\n|#\n");
  EXPECT_TRUE(has(line, R"("way":{"type":"string","enum":["a","b"])")) << line;
  EXPECT_FALSE(has(line, R"("default":"c")")) << line;
  EXPECT_TRUE(has(line, R"("default":"b")")) << line;
  EXPECT_TRUE(has(line, R"("text":"a default that is none of the listed values: `c`")")) << line;
  EXPECT_TRUE(has(line, R"("result":{"type":"integer"})")) << line;
}

TEST(YfmColumns, GiveTypesAndWhatIsRequired) {
  const auto line =
      line_of(with_parameters("|| Parameter | Type | Required | Description ||\n"
                              "|| id | integer | yes | Which ||\n"
                              "|| `tags` | [string[]](../types.md) | no | Its tags ||\n"
                              "|| **crew** | `object` | if it sails | Who sails it ||\n"));
  EXPECT_TRUE(has(line, R"("name":"id","in":"body","types":["integer"],"required":true)")) << line;
  EXPECT_TRUE(has(line, R"("name":"tags","in":"body","types":["string[]"],"required":false)"))
      << line;
  EXPECT_TRUE(has(line, R"("text":"whether it is required: if it sails")")) << line;
  EXPECT_TRUE(has(line, R"("name":"crew","in":"body","types":["object"],"required":"unknown")"))
      << line;
}

TEST(YfmColumns, ThatSaySomethingElseAreListedAsUnread) {
  const auto line =
      line_of(with_parameters("|| **Name**\n`type` | **Description** | **Note** ||\n|| "
                              "**id**\n`integer` | Which | New ||\n"));
  EXPECT_TRUE(has(line, R"("text":"a column that is not read: **Note**")")) << line;
}

TEST(YfmColumns, AreNamedInBoldOrNot) {
  const std::string page =
      "# Sell yard.sell\n\n## Error Handling\n\nHTTP status: **400**\n\n#|\n"
      "|| Code | Description | Status ||\n|| `NO_YARD` | There is no yard | 404 ||\n|#\n";
  const auto line = line_of(page);
  EXPECT_TRUE(has(line, R"("code":"NO_YARD","message":"There is no yard","status":404)")) << line;
  EXPECT_FALSE(has(line, R"("code":"Code")")) << line;
}

TEST(YfmErrors, MayHaveMessagesAndNoCodes) {
  const auto line = line_of(
      "# Sell yard.sell\n\n## Error Handling\n\nHTTP status: **400**\n\n#|\n"
      "|| **Error message** | **Description** ||\n|| `Not sold` | The yard was not sold ||\n|#\n");
  EXPECT_TRUE(has(line, R"("code":"","message":"Not sold","status":400)")) << line;
}

TEST(YfmMarks, MayBeOthers) {
  const auto line = line_of(
      "# Sell yard.sell\n\n{%include [who](../_includes/who.md)%}\n\n## Examples\n\n"
      "* cURL (Dock)\n\n  ~~~bash\n  curl -d '{\"id\": 1}' https://**put_host**/rest/yard.sell\n"
      "  ~~~\n\n## Response\n\nHTTP Status: **200**\n\n~~~JSON\n{\"result\": true}\n~~~\n");
  EXPECT_TRUE(has(line, R"("requestBody":{"mediaType":"application/json")")) << line;
  EXPECT_TRUE(has(line, R"("examples":[{"result":true}])")) << line;
  EXPECT_TRUE(has(line, R"("text":"an include that is not at hand: ../_includes/who.md")")) << line;
}

TEST(YfmParts, OfOlderPagesStandAboveTheHeadingsAndInQuotes) {
  const auto line = line_of(
      "# Sell yard.sell\n\nSells it.\n\n#|\n|| **Parameter** / **Type** | **Description** ||\n"
      "|| **id**^*^\n`integer` | Which ||\n|#\n\n"
      "## Response on Success\n\n> 200 OK\n```json\n{\"result\": true}\n```\n\n"
      "## Response on Error\n\n> 400 Error, 50x Error\n```json\n{\"error\": \"NO\"}\n```\n");
  EXPECT_TRUE(has(line, R"("name":"id","in":"body","types":["integer"],"required":true)")) << line;
  EXPECT_TRUE(has(line, R"("status":"200")")) << line;
  EXPECT_TRUE(has(line, R"("status":"400")")) << line;
  EXPECT_TRUE(has(line, R"("status":"5XX")")) << line;
}

TEST(YfmErrors, NameEachFieldOfARow) {
  const auto line = line_of(
      "# Sell yard.sell\n\n## Parameters\n\n#|\n|| **Name**\n`type` | **Description** ||\n"
      "|| **id**\n`integer` | Which ||\n|| **price**\n`double` | For how much ||\n|#\n\n"
      "## Error Handling\n\nHTTP status: **400**\n\nError Code: `NOT_VALID`\n\n#|\n"
      "|| **Field** | **Error Description** | **How to Fix** ||\n"
      "|| `id`\n`price` | Required field `#FIELD#` is not specified | Add it ||\n|#\n");
  EXPECT_TRUE(has(line, R"("when":{"missing":"id"})")) << line;
  EXPECT_TRUE(has(line, R"("when":{"missing":"price"})")) << line;
}

const std::string russian =
    "# Продать верфь yard.sell\n\n> Кто может выполнять метод: хозяин «Верфи»\n\n"
    "## Параметры метода\n\n#|\n|| **Название**\n`тип` | **Описание** ||\n"
    "|| **id***\n`integer` | Какая ||\n"
    "|| **state**\n`string` | Возможные значения:\n- `sold` — продана\n- `kept` — нет ||\n"
    "|| **fields**\n`object` | [Описание](#parametr-fields) ||\n|#\n\n"
    "### Параметр fields\n\n#|\n|| **Название**\n`тип` | **Описание** ||\n"
    "|| **price**\n`double` | Цена ||\n|#\n\n"
    "## Обработка ответа\n\nHTTP-статус: **200**\n\n```json\n{\"result\": true}\n```\n\n"
    "### Возвращаемые данные\n\n#|\n|| **Название**\n`тип` | **Описание** ||\n"
    "|| **result**\n`boolean` | Итог ||\n|#\n\n"
    "## Обработка ошибок\n\nHTTP-статус: **400**\n\n```json\n{\"error\": \"NO_ID\"}\n```\n\n"
    "### Возможные коды ошибок\n\n#|\n|| **Код** | **Описание** | **Значение** ||\n"
    "|| `NO_ID` | `ID is missing.` | Нет ||\n|| — | `Cannot sell` | Нельзя ||\n|#\n";

TEST(YfmInRussian, HasTheSameParts) {
  const auto line = line_of(russian);
  EXPECT_TRUE(has(line, R"("name":"id","in":"body","types":["integer"],"required":true)")) << line;
  EXPECT_TRUE(has(line, R"("state":{"type":"string","enum":["sold","kept"])")) << line;
  EXPECT_TRUE(has(line, R"("fields":{"type":"object","properties":{"price":{"type":"number"}})"))
      << line;
  EXPECT_TRUE(has(line, R"("status":"200","mediaType":"application/json")")) << line;
  EXPECT_TRUE(has(line,
                  R"("code":"NO_ID","message":"ID is missing.","status":400,)"
                  R"("when":{"missing":"id"})"))
      << line;
  EXPECT_TRUE(has(line, R"("code":"","message":"Cannot sell","status":400)")) << line;
}

TEST(YfmInRussian, TakesNoPartOfAWordForAnAnswer) {
  for (const std::string title : {"Параметры для соответствия", "Параметры: ответственный"}) {
    const auto line = line_of("# Продать yard.sell\n\n## " + title +
                              "\n\n#|\n|| **Название**\n`тип` | **Описание** ||\n"
                              "|| **id***\n`integer` | Какая ||\n|#\n");
    EXPECT_TRUE(has(line, R"("name":"id","in":"body")")) << line;
    EXPECT_FALSE(has(line, R"("status":"200")")) << line;
  }
}

TEST(YfmInRussian, KnowsTypesByTheirWords) {
  base::FakeDisk disk;
  disk.files["docs/types.md"] =
      "# Типы\n\n#|\n|| **Тип** | **Описание** ||\n"
      "|| `yard` | Целочисленный идентификатор верфи ||\n|#\n";
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add("docs/sell.md",
                                "# Продать yard.sell\n\n## Параметры\n\n#|\n"
                                "|| **Название**\n`тип` | **Описание** ||\n"
                                "|| **id**\n[`yard`](./types.md) | Какая ||\n|#\n");
  const Surroundings around{.files = &disk, .root = "docs"};
  const auto reading = read_page(sources, page, around, find_format("yfm"), out);
  ASSERT_TRUE(reading);
  const auto* schema = reading->contract.operations.at(0).body.at(0).schema;
  EXPECT_EQ(schema->find("properties")->find("id")->string_at("type"), "integer");
}

TEST(YfmInRussian, NamesPermissionsAndAnchorsInLatin) {
  EXPECT_EQ(yfm::slug("Параметр fields: Ёлка и щит"), "parametr-fields-yolka-i-shit");
  EXPECT_EQ(lower_letters("HTTP-Статус Ёж ПРЯ x"), "http-статус ёж пря x");
  text::SourceMap sources;
  text::Diagnostics out;
  const auto reading =
      read_page(sources, sources.add("page.md", russian), {}, find_format("yfm"), out);
  ASSERT_TRUE(reading);
  const auto& permissions = reading->contract.operations.at(0).permissions;
  ASSERT_EQ(permissions.size(), 1U);
  EXPECT_EQ(permissions[0].name, "verfi");
}

}  // namespace
}  // namespace assay::docs
