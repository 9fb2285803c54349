#include "docs/merge.h"

#include <gtest/gtest.h>

#include "docs/testing/page.h"

namespace assay::docs {
namespace {

/// A page in Stainless' dialect with one operation.
std::string page_of(const std::string& title, const std::string& mark, const std::string& curl) {
  return "## " + title + "\n\n" + mark + "\n\n### Returns\n\n- `id: string`\n\n### Example\n\n" +
         "```http\n" + curl + "\n```\n";
}

const std::string get_crane = page_of("Get a crane",
                                      "**get** `/docks/{dock_id}/cranes/{crane_id}`",
                                      "curl https://api.harbour.example/v1/docks/$D/cranes/$C \\\n"
                                      "  -H \"Authorization: Bearer $HARBOUR_TOKEN\"");
const std::string delete_crane =
    page_of("Delete a crane",
            "**delete** `/docks/{dock_id}/cranes/{crane_id}`",
            "curl https://api.harbour.example/v1/docks/$D/cranes/$C -X DELETE \\\n"
            "  -H \"Authorization: Bearer $HARBOUR_TOKEN\"");

struct Merged {
  text::SourceMap sources;
  text::Diagnostics out;
  std::optional<Reading> reading;

  explicit Merged(const std::vector<std::string>& pages) {
    std::vector<Reading> readings;
    for (const auto& text : pages) {
      const auto name = "page" + std::to_string(readings.size() + 1) + ".md";
      auto one = read_page(sources, sources.add(name, text), {}, nullptr, out);
      EXPECT_TRUE(one.has_value()) << text::render(sources, out);
      if (one) readings.push_back(*std::move(one));
    }
    reading = merge(sources, std::move(readings), out);
  }
};

TEST(Merge, MakesOneContractOfTheOperationsOfTwoPages) {
  const Merged merged({get_crane, delete_crane});
  ASSERT_TRUE(merged.reading) << text::render(merged.sources, merged.out);
  const auto& contract = merged.reading->contract;
  EXPECT_EQ(contract.api, "harbour");
  ASSERT_EQ(contract.operations.size(), 2U);
  EXPECT_EQ(contract.operations[0].id, "harbour/docks-cranes.get");
  EXPECT_EQ(contract.operations[1].id, "harbour/docks-cranes.delete");
  ASSERT_EQ(contract.servers.size(), 1U);
  EXPECT_EQ(contract.operations[1].servers, std::vector<std::size_t>{0});
  EXPECT_EQ(contract.security_schemes.size(), 1U);
  EXPECT_EQ(contract.resources.size(), 2U);
  ASSERT_EQ(contract.pages.size(), 2U);
  EXPECT_EQ(contract.pages[1].page, "page2.md");
}

std::string document_of(const std::string& version, const std::string& path, const char* schema) {
  return "openapi: " + version + "\ninfo: {title: Harbour, version: '1'}\npaths:\n  " + path +
         ":\n    get:\n      responses:\n        '200':\n          description: ok\n" +
         "          content: {application/json: {schema: " + schema + "}}\n";
}

TEST(Merge, PutsSchemasOfTwoDialectsTogetherWhereTheyAreReadAsOne) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto read = [&](const std::string& name, const std::string& text, bool modern) {
    auto one = read_page(sources, sources.add(name, text), {.modern = modern}, nullptr, out);
    EXPECT_TRUE(one.has_value()) << text::render(sources, out);
    return *std::move(one);
  };
  const auto old = document_of("3.0.3", "/cranes", "{type: string, nullable: true}");
  const auto now = document_of("3.1.0", "/docks", "{type: [string, 'null']}");
  std::vector<Reading> readings;
  readings.push_back(read("old.yaml", old, false));
  readings.push_back(read("now.yaml", now, true));
  EXPECT_TRUE(are_of_two_dialects(readings));
  readings[0] = read("old.yaml", old, true);
  EXPECT_FALSE(are_of_two_dialects(readings));
  const auto merged = merge(sources, std::move(readings), out);
  ASSERT_TRUE(merged) << text::render(sources, out);
  EXPECT_EQ(merged->contract.dialect, "oas3.1");
  const auto& operations = merged->contract.operations;
  ASSERT_EQ(operations.size(), 2U);
  EXPECT_TRUE(tree::equal(*operations[0].responses.at(0).success.at(0).schema,
                          *operations[1].responses.at(0).success.at(0).schema));
}

TEST(Merge, KeepsTheSchemasOfItsParts) {
  const Merged merged({get_crane, delete_crane});
  ASSERT_TRUE(merged.reading);
  for (const auto& operation : merged.reading->contract.operations) {
    const auto* schema = operation.responses.front().success.front().schema;
    ASSERT_NE(schema, nullptr);
    EXPECT_EQ(schema->find("properties")->find("id")->string_at("type"), "string");
  }
}

TEST(Merge, RefusesAnOperationThatTwoPagesDocument) {
  const Merged merged({get_crane, get_crane});
  EXPECT_FALSE(merged.reading);
  EXPECT_EQ(text::render(merged.sources, merged.out),
            "page2.md:3:10: error: `GET /docks/{dock_id}/cranes/{crane_id}` is documented on two "
            "pages [docs.merge-operation]\n"
            "   |\n"
            " 3 | **get** `/docks/{dock_id}/cranes/{crane_id}`\n"
            "   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
            "page1.md:3:10: note: first here\n"
            "   |\n"
            " 3 | **get** `/docks/{dock_id}/cranes/{crane_id}`\n"
            "   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
            "   = give each of the two pages an --api of its own, or mend one of them\n");
}

TEST(Merge, RefusesCredentialsThatTwoPagesSendDifferently) {
  auto basic = delete_crane;
  basic.replace(basic.find("Bearer"), 6, "Basic");
  const Merged merged({get_crane, basic});
  EXPECT_FALSE(merged.reading);
  ASSERT_EQ(merged.out.items().size(), 1U);
  EXPECT_EQ(merged.out.items().front().code, "docs.merge-security");
  EXPECT_EQ(merged.sources.place(merged.out.items().front().span), "page2.md:13:6");
}

/// A page in YFM whose one request goes to `url` with the secret in its path.
std::string method_page(const std::string& method, const std::string& base) {
  return "# Move it " + method + "\n\n## Code Examples\n\n{% list tabs %}\n\n- cURL (Webhook)\n\n" +
         "    ```bash\n    curl -X POST -d '{\"id\": 1}' https://**put_your_harbour_address**" +
         base + "/" + method +
         "\n    ```\n\n{% endlist %}\n\n## Response Handling\n\nHTTP status: " +
         "**200**\n\n```json\n{\"result\": true}\n```\n";
}

TEST(Merge, KnowsAServerUnderAnotherNameOfTheReadersOwnThings) {
  const Merged merged(std::vector{method_page("crane.move", "/rest/**user_id**/**webhook**"),
                                  method_page("crane.stop", "/rest/**id**/**webhook_code**")});
  ASSERT_TRUE(merged.reading) << text::render(merged.sources, merged.out);
  const auto& contract = merged.reading->contract;
  ASSERT_EQ(contract.servers.size(), 1U);
  EXPECT_EQ(contract.servers.front().url, "https://{host}/rest/{user_id}/{webhook}");
  ASSERT_EQ(contract.security_schemes.size(), 1U);
  EXPECT_EQ(contract.security_schemes.front().name, "webhook");
  EXPECT_EQ(contract.operations[1].security, contract.operations[0].security);
}

TEST(Merge, GivesTheSecondOfTwoServersOfOneNameANumber) {
  const Merged merged(std::vector{method_page("crane.move", "/rest/**user_id**/**webhook**"),
                                  method_page("crane.stop", "/v3/**user_id**/**webhook**")});
  ASSERT_TRUE(merged.reading) << text::render(merged.sources, merged.out);
  const auto& contract = merged.reading->contract;
  ASSERT_EQ(contract.servers.size(), 2U);
  EXPECT_EQ(contract.servers[0].name, "webhook");
  EXPECT_EQ(contract.servers[1].name, "webhook-2");
  ASSERT_EQ(contract.security_schemes.size(), 2U);
  EXPECT_EQ(contract.security_schemes[1].id, "webhook-2");
  EXPECT_EQ(contract.security_schemes[1].server, "webhook-2");
  EXPECT_EQ(contract.operations[1].security,
            std::vector<contract::SecurityAlternative>{{"webhook-2"}});
}

TEST(Merge, ListsAnErrorThatIsSaidTwiceAsUnread) {
  const Merged merged(std::vector{testing::fixture("yfm/pages/crane-move.md")});
  ASSERT_TRUE(merged.reading);
  const auto rows = merged.reading->contract.operations.front().errors.size();
  auto text = testing::fixture("yfm/pages/crane-move.md");
  const auto row = text.find("\n|| `CRANE_NOT_FOUND`");
  const auto end = text.find('\n', row + 1);
  text.insert(end, text.substr(row, end - row));
  const Merged twice(std::vector{text});
  ASSERT_TRUE(twice.reading);
  EXPECT_EQ(twice.reading->contract.operations.front().errors.size(), rows);
  EXPECT_EQ(twice.reading->unread.size(), merged.reading->unread.size() + 1);
}

TEST(NameApi, ChangesTheFirstPieceOfEveryId) {
  Merged merged(std::vector{get_crane});
  ASSERT_TRUE(merged.reading);
  name_api(merged.reading->contract, "port");
  EXPECT_EQ(merged.reading->contract.api, "port");
  EXPECT_EQ(merged.reading->contract.operations.front().id, "port/docks-cranes.get");
}

}  // namespace
}  // namespace assay::docs
