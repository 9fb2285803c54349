#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "docs/testing/page.h"
#include "testing/temporary_folder.h"

// Pages of components as vendors write them: in pieces, and with marks in unusual places.

namespace assay::docs {
namespace {

using testing::has;

/// The contract line of a page `ships/page.mdx` below the root `docs`, or nothing.
std::string line_of(const std::string& text, base::FakeDisk disk = {}) {
  const std::string path = "docs/ships/page.mdx";
  disk.files[path] = text;
  return testing::line_of(text, "mintlify", {.files = &disk, .root = "docs"}, path);
}

const std::string front = "---\napi: POST /v1/ships\n---\n";

TEST(MintlifyMarks, MayBeTildesAndAMarkOfByteOrder) {
  const auto line =
      line_of("\xEF\xBB\xBF" + front +
              "<ParamField body=\"a\" type=\"string\" /> ~~~ is no fence\n\n"
              "~~~text\n<ParamField body=\"b\" type=\"string\" />\n~~~\n"
              "<ResponseExample>\n~~~json 201\n{\"a\": 1}\n~~~\n</ResponseExample>\n");
  EXPECT_TRUE(has(line, R"("properties":{"a":{"type":"string"}}})")) << line;
  EXPECT_TRUE(has(line, R"("status":"201")")) << line;
}

TEST(MintlifySnippets, StandWhereThePageNamesThem) {
  base::FakeDisk disk;
  disk.files["docs/snippets/auth.mdx"] =
      "<ParamField header=\"X-Dock\" type=\"string\" required />\n";
  disk.files["docs/_snippets/shared/pages.mdx"] =
      "| Parameter | Type |\n|---|---|\n| limit | integer |\n\n<Snippet file=\"deep\" />\n";
  disk.files["docs/snippets/deep.mdx"] = "<ParamField query=\"deep\" type=\"boolean\" />\n";
  disk.files["docs/ships/errors.mdx"] = "```json 409\n{\"error\": \"full\"}\n```\n";
  const auto line = line_of(front +
                                "import Auth from \"/snippets/auth.mdx\";\n"
                                "import Errors from './errors.mdx'\n\n<Auth />\n\n"
                                "## Query\n<Snippet file=\"shared/pages.mdx\" />\n"
                                "<ResponseExample>\n<Errors/>\n</ResponseExample>\n",
                            disk);
  EXPECT_TRUE(has(line, R"("name":"X-Dock","in":"header","types":["string"],"required":true)"))
      << line;
  EXPECT_TRUE(has(line, R"("name":"limit","in":"query","types":["integer"])")) << line;
  EXPECT_TRUE(has(line, R"("name":"deep","in":"query","types":["boolean"])")) << line;
  EXPECT_TRUE(has(line, R"("status":"409")")) << line;
  EXPECT_TRUE(has(line, R"("source":"docs/snippets/auth.mdx:1:21")")) << line;
  EXPECT_TRUE(has(line, R"("unread":[])")) << line;
}

TEST(MintlifySnippets, ThatAreNotAtHandAreListedAsUnread) {
  base::FakeDisk disk;
  disk.files["elsewhere/x.mdx"] = "<ParamField query=\"x\" type=\"string\" />\n";
  disk.files["docs/snippets/again.mdx"] = "<Snippet file=\"again.mdx\" />\n";
  const auto line = line_of(front +
                                "<Snippet file=\"gone.mdx\" />\n<Snippet />\n"
                                "<Snippet file=\"../../elsewhere/x.mdx\"></Snippet>\n"
                                "<Snippet file=\"again.mdx\" />\n",
                            disk);
  EXPECT_TRUE(has(line, R"(a snippet that is not at hand: <Snippet file=\"gone.mdx\" />)")) << line;
  EXPECT_TRUE(has(line, R"(a snippet that is not at hand: <Snippet />)")) << line;
  EXPECT_TRUE(has(line, R"(not at hand: <Snippet file=\"../../elsewhere/x.mdx\">)")) << line;
  EXPECT_TRUE(has(line, R"(a snippet that is not at hand: <Snippet file=\"again.mdx\" />)"))
      << line;
  EXPECT_FALSE(has(line, R"("name":"x")")) << line;
}

TEST(MintlifyExpandables, GiveTheirWordsToTheFieldAroundThem) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add(
      "page.mdx",
      front +
          "<ParamField body=\"state\" type=\"string\">\nWhat it does.\n"
          "<Expandable title=\"values\">\nPossible values:\n- `\"up\"` — it sails\n- `down`\n"
          "</Expandable>\n</ParamField>\n");
  const auto reading = read_page(sources, page, {}, find_format("mintlify"), out);
  ASSERT_TRUE(reading) << text::render(sources, out);
  const auto* state =
      reading->contract.operations.at(0).body.at(0).schema->find("properties")->find("state");
  EXPECT_EQ(state->string_at("description"),
            "What it does. Possible values: - `\"up\"` — it sails - `down`");
  EXPECT_EQ(tree::write_json(*state->find("enum")), "[\n  \"up\",\n  \"down\"\n]\n");
}

TEST(MintlifyExpandables, BehindAFieldMayListOtherFields) {
  const auto members_below = [](const std::string& title) {
    const auto line =
        line_of(front +
                "<ResponseField name=\"crew_members\" type=\"object\" />\n"
                "<Expandable title=\"" +
                title + "\">\n<ResponseField name=\"b\" type=\"string\" />\n</Expandable>\n");
    return has(line, R"("crew_members":{"type":"object","properties":{"b":)");
  };
  EXPECT_FALSE(members_below("Common properties"));
  EXPECT_FALSE(members_below("Ship attributes"));
  for (const auto* title : {"properties",
                            "Show child attributes",
                            "Crew member properties",
                            "All crew_members properties"})
    EXPECT_TRUE(members_below(title)) << title;
}

TEST(MintlifyExpandables, BehindAFieldMayListItsMembers) {
  const auto line = line_of(front +
                            "<ResponseField name=\"ship\" type=\"object\">A ship.</ResponseField>\n"
                            "<Expandable title=\"Ship fields\">\n"
                            "<ResponseField name=\"mast\" type=\"string\" />\n</Expandable>\n"
                            "<ResponseField name=\"dock\" type=\"string\" />\n"
                            "<Expandable title=\"More properties\">\n"
                            "<ResponseField name=\"crane\" type=\"string\" />\n</Expandable>\n");
  EXPECT_TRUE(has(line,
                  R"("ship":{"type":"object","properties":{"mast":{"type":"string"}}},)"
                  R"("dock":{"type":"string"},"crane":{"type":"string"})"))
      << line;
}

TEST(MintlifyPathFields, ThatThePathHasNoPlaceForAreOfTheBody) {
  const auto line = line_of(
      "# Sail\n\n<ParamField path=\"mast\" type=\"string\" required />\n"
      "<ParamField path=\"flag\" type=\"nullable string\">"
      "<Expandable><ParamField path=\"hue\" type=\"[string]\" /></Expandable></ParamField>\n"
      "<RequestExample>\n```bash\ncurl https://api.ships.example/v1/sail -d '{\"mast\": \"a\"}'\n"
      "```\n</RequestExample>\n");
  EXPECT_TRUE(has(line, R"("method":"POST","path":"/v1/sail")")) << line;
  EXPECT_TRUE(has(line, R"("name":"mast","in":"body","types":["string"],"required":true)")) << line;
  EXPECT_TRUE(has(line, R"("items":{"type":"string"})")) << line;
  EXPECT_TRUE(has(line, R"("text":"a parameter of the path that is not in it: flag")")) << line;
  EXPECT_FALSE(has(line, "that is not in it: mast")) << line;
}

TEST(MintlifyTarget, MayBeQuotedAboveThePage) {
  const std::string fields = "<ParamField path=\"id\" type=\"string\" required />\n";
  for (const auto& page :
       {"# Sink\n\n> DELETE /v1/ships/:id — Sinks a ship.\n\n" + fields,
        "---\ntitle: Sink\ndescription: 'DELETE /v1/ships/{id} - sinks it'\n---\n" + fields}) {
    const auto line = line_of(page);
    EXPECT_TRUE(has(line, R"("method":"DELETE","path":"/v1/ships/{id}")")) << line;
  }
}

TEST(MintlifySlices, MayStandInTildes) {
  const auto line = line_of(
      "# Ships\n\n~~~~yaml GET /v1/ships\nopenapi: 3.1.0\npaths:\n  /v1/ships:\n    get:\n"
      "      responses:\n        '200':\n          description: All\n~~~~\n");
  EXPECT_TRUE(has(line, R"("method":"GET","path":"/v1/ships")")) << line;
}

TEST(MintlifyPlaces, AreToldByTitlesWhereFieldsHaveNone) {
  const auto line = line_of(
      "<Api>\n<Endpoint method=\"GET\" path={'/ships/{id}'} baseUrl=\"https://x.example/v2/\" />\n"
      "## Path parameters\n<ParamField name=\"id\" type=\"string\" required />\n"
      "## Query parameters\n<ParamField name=\"from\" type=\"date\" />\n"
      "## Header parameters\n<ParamField name=\"X-Key\" type=\"string\" />\n</Api>\n");
  EXPECT_TRUE(has(line, R"("method":"GET","path":"/v2/ships/{id}")")) << line;
  EXPECT_TRUE(has(line, R"("name":"id","in":"path")")) << line;
  EXPECT_TRUE(has(line, R"("name":"from","in":"query")")) << line;
  EXPECT_TRUE(has(line, R"("name":"X-Key","in":"header")")) << line;
  EXPECT_FALSE(has(line, "not known: Endpoint")) << line;
}

TEST(MintlifyStatuses, StandInListsTablesAndBehindMarks) {
  const auto line =
      line_of(front +
              "<ParamField body=\"mast\" type=\"string\" />\n"
              "## Error Responses\n<Accordion title=\"No mast — 422 Unprocessable\">\n"
              "```json\n{\"code\": \"ship/no-mast\"}\n```\n</Accordion>\n"
              "## Errors\n\n| Code | Status | Meaning |\n|---|---|---|\n"
              "| ship/none | 404 | No such ship |\n\n- `429` – Too many ships\n"
              "- **503** Closed\n- 3 masts at most\n");
  EXPECT_TRUE(has(line, R"("code":"ship/no-mast","message":"Unprocessable","status":422)")) << line;
  EXPECT_TRUE(has(line, R"("code":"","message":"No such ship","status":404)")) << line;
  EXPECT_TRUE(has(line, R"("text":"the code of an error in a table: ship/none")")) << line;
  EXPECT_TRUE(has(line, R"("code":"","message":"Too many ships","status":429)")) << line;
  EXPECT_TRUE(has(line, R"("status":"503")")) << line;
}

TEST(MintlifyCodes, AreNoWordsOfOtherKinds) {
  const auto codes_of = [](const std::string& shown) {
    text::SourceMap sources;
    text::Diagnostics out;
    const auto page = sources.add("page.mdx",
                                  front + "## Error 404\n\n```json\n{\"code\": \"" + shown +
                                      "\"}\n```\n<ParamField body=\"a\" type=\"string\" />\n");
    const auto reading = read_page(sources, page, {}, find_format("mintlify"), out);
    std::string codes;
    for (const auto& error : reading->contract.operations.at(0).errors)
      codes += error.code + " ";
    return codes;
  };
  EXPECT_EQ(codes_of("auth/expired"), "auth/expired ");
  for (const auto* shown : {"N/A", "n/a", "true", "true/false", "application/json", "a1/b2"})
    EXPECT_EQ(codes_of(shown).find(shown), std::string::npos) << shown;
}

TEST(MintlifyExamples, MayStandBelowALineInPlaceOfATitle) {
  const auto line = line_of(
      "<ParamField query=\"page\" type=\"integer\" />\n\n## Example\n\nRequest\n\n"
      "```bash\ncurl https://x.example/ships\n```\n\nResponse:\n\n```json\n{\"ships\": []}\n```\n");
  EXPECT_TRUE(has(line, R"("examples":[{"ships":[]}])")) << line;
  EXPECT_TRUE(has(line, R"("unread":[])")) << line;
}

TEST(MintlifySites, NameTheDocumentsOfTheirPages) {
  base::FakeDisk disk;
  disk.files["docs/docs.json"] =
      R"({"navigation": {"groups": [{"openapi": ["https://x.example/a.json", "none.json"]},)"
      R"({"openapi": {"source": "/api/crews.json", "directory": "x"}}]},)"
      R"("api": {"openapi": "api/ships.json"}})";
  disk.files["docs/api/crews.json"] =
      R"({"openapi": "3.1.0", "info": {"title": "Crews", "version": "1"}, "paths": {"/v1/ships":)"
      R"({"get": {"responses": {"200": {"description": "All"}}}}}})";
  disk.files["docs/api/ships.json"] =
      R"({"openapi": "3.1.0", "info": {"title": "Ships", "version": "1"}, "paths": {"/v1/ships":)"
      R"({"post": {"responses": {"201": {"description": "One"}}}}}})";
  const auto line = line_of("---\ntitle: Build\nopenapi: post /v1/ships\n---\n", disk);
  EXPECT_TRUE(has(line, R"("method":"POST","path":"/v1/ships")")) << line;
  EXPECT_TRUE(has(line, R"("status":"201")")) << line;
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add("docs/x.mdx", "---\nopenapi: put /v1/ships\n---\n");
  const Surroundings around{.files = &disk, .root = "docs"};
  EXPECT_FALSE(read_page(sources, page, around, find_format("mintlify"), out));
  EXPECT_EQ(out.items().at(0).code, "docs.elsewhere");
}

TEST(MintlifySites, DoNotLieOutsideTheRoot) {
  const assay::testing::TemporaryFolder folder;
  const auto root = folder.path() + "/docs";
  std::filesystem::create_directories(root);
  std::ofstream(folder.path() + "/docs.json")
      << R"({"api": {"mdx": {"server": "https://secret.example"}}})";
  std::filesystem::create_symlink(folder.path() + "/docs.json", root + "/docs.json");
  base::Disk disk;
  text::SourceMap sources;
  text::Diagnostics out;
  const Surroundings around{.files = &disk, .root = root};
  const auto page = sources.add(root + "/page.mdx", front);
  const auto reading = read_page(sources, page, around, find_format("mintlify"), out);
  ASSERT_TRUE(reading) << text::render(sources, out);
  EXPECT_TRUE(reading->contract.servers.empty());
}

TEST(MintlifySites, TellTheServersAndCredentialsOfPagesThatTellPathsAlone) {
  base::FakeDisk disk;
  disk.files["docs/docs.json"] =
      R"({"api": {"mdx": {"server": ["https://x.example/api", "https://y.example"],)"
      R"("auth": {"method": "key", "name": "X-Dock"}}}})";
  const auto line = line_of(front, disk);
  EXPECT_TRUE(has(line, R"("in":"header","name":"X-Dock")")) << line;
  disk.files["docs/docs.json"] = "{";
  disk.files["docs/mint.json"] =
      R"({"api": {"baseUrl": "https://x.example/api", "auth": {"method": "bearer"}}})";
  text::SourceMap sources;
  text::Diagnostics out;
  const Surroundings around{.files = &disk, .root = "docs"};
  const auto reading =
      read_page(sources, sources.add("docs/page.mdx", front), around, find_format("mintlify"), out);
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading->contract.servers.size(), 1U);
  EXPECT_EQ(reading->contract.servers[0].url, "https://x.example/api");
  ASSERT_EQ(reading->contract.security_schemes.size(), 1U);
  EXPECT_EQ(reading->contract.operations.at(0).security.size(), 1U);
}

TEST(MintlifyTypes, InBracketsAreOneTypeOrAChoice) {
  const auto is = [](const std::string& type, const std::string& schema) {
    const auto line = line_of(front + "<ParamField body=\"a\" type='" + type + "' />\n");
    EXPECT_TRUE(has(line, R"("properties":{"a":)" + schema + "}}")) << line;
  };
  is("[string[]]", R"({"type":"array","items":{"type":"array","items":{"type":"string"}}})");
  is("[string, null]", R"({"anyOf":[{"type":"string"},{"type":"null"}]})");
  is("[\"string\", \"null\"]", R"({"anyOf":[{"type":"string"},{"type":"null"}]})");
  for (const auto* type : {"[1-100]", "[optional]", "[Ship]", "[a, string]", "[string, ship]"})
    is(type, "{}");
}

TEST(MintlifyTypes, MayBeNullInWords) {
  const auto line = line_of(front +
                            "<ParamField body=\"a\" type=\"string?\" />\n"
                            "<ParamField body=\"b\" type=\"integer (nullable)\" />\n"
                            "<ParamField body=\"c\" type=\"[integer]\" />\n");
  EXPECT_TRUE(has(line, R"("a":{"anyOf":[{"type":"string"},{"type":"null"}]})")) << line;
  EXPECT_TRUE(has(line, R"("b":{"anyOf":[{"type":"integer"},{"type":"null"}]})")) << line;
  EXPECT_TRUE(has(line, R"("c":{"type":"array","items":{"type":"integer"}})")) << line;
}

}  // namespace
}  // namespace assay::docs
