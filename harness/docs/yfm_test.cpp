#include <string>

#include <gtest/gtest.h>

#include "docs/testing/page.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

using testing::contract_of;
using testing::file_text;
using testing::fixture;

const std::string crane = "yfm/pages/crane-move.md";

struct ReadCrane {
  ReadCrane() {
    base::Disk disk;
    const Surroundings around{.files = &disk,
                              .root = assay::testing::source_path("harness/docs/testdata/yfm")};
    reading = read_page(
        sources, sources.add("pages/crane-move.md", fixture(crane)), around, nullptr, problems);
  }
  text::SourceMap sources;
  text::Diagnostics problems;
  std::optional<Reading> reading;
};

TEST(Yfm, ReadsAPageWithItsIncludes) {
  ReadCrane page;
  ASSERT_TRUE(page.reading);
  text::Diagnostics out;
  const auto line =
      page.sources.add("line", emit_contract(*page.reading, page.sources, "crane-move.md", "yfm"));
  const auto node = tree::read_json(page.sources, line, out);
  ASSERT_TRUE(node);
  assay::testing::golden("docs/testdata/yfm/crane-move.contract.json", tree::write_json(*node));
}

TEST(Yfm, SaysWhereThePageContradictsItself) {
  const ReadCrane page;
  assay::testing::golden("docs/testdata/yfm/crane-move.err",
                         text::render(page.sources, page.problems));
}

TEST(Yfm, KnowsServersCredentialsPermissionsAndResources) {
  const ReadCrane page;
  ASSERT_TRUE(page.reading);
  const auto& contract = page.reading->contract;
  ASSERT_EQ(contract.servers.size(), 2U);
  EXPECT_EQ(contract.servers[0].url, "https://{host}/rest/{user_id}/{webhook}");
  EXPECT_EQ(contract.servers[0].name, "webhook");
  EXPECT_EQ(contract.servers[1].url, "https://{host}/rest");
  EXPECT_EQ(contract.servers[1].name, "oauth");
  EXPECT_EQ(contract.api, "yardworks");
  ASSERT_EQ(contract.security_schemes.size(), 2U);
  EXPECT_EQ(contract.security_schemes[1].at.to_string(), "/auth");
  ASSERT_EQ(contract.operations.at(0).permissions.size(), 2U);
  EXPECT_EQ(contract.operations.at(0).permissions[0].name, "yard");
}

std::string page_line(const std::string& text) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add("page.md", text);
  const auto reading = read_page(sources, page, {}, find_format("yfm"), out);
  EXPECT_TRUE(reading) << text::render(sources, out);
  return reading ? emit_contract(*reading, sources, "page.md", "yfm") : std::string();
}

TEST(Yfm, RefusesAPageWithoutAMethod) {
  text::SourceMap sources;
  text::Diagnostics out;
  EXPECT_FALSE(read_page(sources,
                         sources.add("page.md", "# Overview\n\n#|\n|| a ||\n|#\n"),
                         {},
                         find_format("yfm"),
                         out));
  EXPECT_EQ(out.items().at(0).code, "docs.no-operation");
}

TEST(Yfm, TakesValuesThatWordsListForTheOnlyOnes) {
  const auto line = page_line(
      "# Sell yard.sell\n\n## Method Parameters\n\n#|\n|| **Name**\n`type` | **Description** ||\n"
      "|| **state**\n`string` | Possible values:\n- `sold` — it is\n- `kept` — it is not ||\n"
      "|| **floor**\n`integer` | Possible values:\n\n- `0` — below\n- `1` — above ||\n"
      "|| **wind**\n`string` | Possible values:\n- `north`\n- the name of a wind ||\n|#\n");
  EXPECT_NE(line.find(R"("state":{"type":"string","enum":["sold","kept"])"), std::string::npos)
      << line;
  EXPECT_NE(line.find(R"("floor":{"type":"integer","enum":[0,1])"), std::string::npos) << line;
  EXPECT_NE(line.find(R"("wind":{"type":"string"})"), std::string::npos) << line;
}

TEST(Yfm, ReadsNamesOfItemsAndOfManyMembers) {
  const auto read = in_one_line(contract_of(
      "# List cranes crane.list\n\n## Method Parameters\n\n#|\n|| **Name**\n`type` | "
      "**Description** ||\n|| **filter**\n`object` | Filter ||\n|| **filter.UF_CRANE_...**\n"
      "`string` | Own fields ||\n|| **order[]**\n`string` | Order ||\n|#\n\n{% include "
      "[x](examples.md) %}\n",
      "yfm"));
  EXPECT_NE(read.find(R"("properties": { "filter": { "type": "object", "patternProperties": { )"
                      R"("^UF_CRANE_": { "type": "string" } } }, )"
                      R"("order": { "type": "array", "items": { "type": "string" } } } })"),
            std::string::npos)
      << read;
}

TEST(Yfm, TakesTheConditionOfAFieldsErrorFromItsRow) {
  const auto read = in_one_line(contract_of(
      "# Get a crane crane.get\n\n## Method Parameters\n\n#|\n|| **Name**\n`type` | "
      "**Description** ||\n|| **id***\n`integer` | Id ||\n|#\n\n## Error Handling\n\nHTTP Status: "
      "**400**\n\nError Code: `YARD_VALIDATION`\n\n#|\n|| **Field** | **Error Description** | "
      "**How to Fix** ||\n|| `id` | Parameter `id` is required | Send it ||\n|#\n",
      "yfm"));
  EXPECT_NE(read.find(R"("code": "YARD_VALIDATION")"), std::string::npos) << read;
  EXPECT_NE(read.find(R"("when": { "missing": "id" })"), std::string::npos) << read;
}

TEST(Yfm, RefusesAnEventByName) {
  text::SourceMap sources;
  text::Diagnostics out;
  EXPECT_FALSE(
      read_page(sources,
                sources.add("page.md", "# Event of a Sold Yard onYardSold\n\n#|\n|| a ||\n|#\n"),
                {},
                find_format("yfm"),
                out));
  ASSERT_EQ(out.items().size(), 1U);
  EXPECT_EQ(out.items().front().code, "docs.event-page");
  EXPECT_NE(out.items().front().message.find("`onYardSold`"), std::string::npos);
}

TEST(Yfm, RefusesARequestWithAPathOfItsOwn) {
  const std::string head = "# Yards API: Yard.Sell\n\n#|\n|| a ||\n|#\n\n```\n";
  text::SourceMap sources;
  text::Diagnostics out;
  EXPECT_FALSE(read_page(sources,
                         sources.add("page.md", head + "POST https://yards.example/v1/{id}\n```\n"),
                         {},
                         find_format("yfm"),
                         out));
  ASSERT_EQ(out.items().size(), 1U);
  EXPECT_EQ(out.items().front().code, "docs.rest-page");
}

TEST(Yfm, ReadsAPageWhoseRequestsCallItsMethod) {
  const std::string head = "# Yards API: Yard.Sell\n\n#|\n|| a ||\n|#\n\n```\n";
  for (const std::string request : {
           "POST https://yards.example/rest/Yard.Sell\n```\n",
           "GET https://yards.example/rest/yard.sell?auth=a/b\n```\n",
           "GET https://yards.example/rest/yard.sell.json?id=1\n```\n",
           "POST https://yards.example/rest/yard.sell HTTP/1.1\nHost: a\n```\n",
           "{}\n```\nGET https://yards.example/v1/{id} is gone.\n",
       }) {
    text::SourceMap sources;
    text::Diagnostics out;
    EXPECT_TRUE(
        read_page(sources, sources.add("page.md", head + request), {}, find_format("yfm"), out))
        << request;
  }
}

TEST(Yfm, ReadsTheSeed) {
  ASSAY_NEEDS_SHARED("seeds/001_8e0f1065ae5d04ab.txt");
  text::SourceMap sources;
  text::Diagnostics out;
  const auto text = file_text(assay::testing::shared_path("seeds/001_8e0f1065ae5d04ab.txt"));
  const auto reading = read_page(sources, sources.add("page.md", text), {}, nullptr, out);
  ASSERT_TRUE(reading);
  const auto& operation = reading->contract.operations.at(0);
  EXPECT_EQ(operation.id, "bitrix24/biconnector.connector.delete");
  EXPECT_EQ(operation.effect, "destructive");
  using contract::Condition;
  std::vector<contract::When> whens;
  for (const auto& error : operation.errors)
    whens.push_back(error.when);
  EXPECT_EQ(whens,
            (std::vector<contract::When>{{Condition::missing, "id"},
                                         {Condition::invalid, "id"},
                                         {Condition::absent, "connector"},
                                         {Condition::dependents, "connector"}}));
  const auto* connector = reading->contract.resource("connector");
  ASSERT_NE(connector, nullptr);
  EXPECT_EQ(connector->id_parameter, "id");
  ASSERT_EQ(connector->has.size(), 1U);
  EXPECT_EQ(connector->has[0].first, "source");
}

}  // namespace
}  // namespace assay::docs
