#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "docs/testing/page.h"

namespace assay::docs {
namespace {

using testing::file_text;
using testing::fixture;

using Codes = std::vector<std::string>;

/// What a page gave: its contract line, pretty, and what was said of it.
struct Outcome {
  std::string contract;
  std::string problems;
};

Outcome read_text(const std::string& text, std::string_view format = "mintlify") {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto reading =
      read_page(sources, sources.add("page.md", text), {}, find_format(format), out);
  Outcome outcome{.contract = {}, .problems = text::render(sources, out)};
  if (!reading) return outcome;
  const auto line = sources.add("line", emit_contract(*reading, sources, "page.md", format));
  text::Diagnostics ignored;
  if (const auto node = tree::read_json(sources, line, ignored))
    outcome.contract = tree::write_json(*node);
  return outcome;
}

/// The codes of the errors with which a page is refused.
std::vector<std::string> refusal(const std::string& text) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add("page.md", text);
  EXPECT_FALSE(read_page(sources, page, {}, find_format("mintlify"), out).has_value());
  std::vector<std::string> codes;
  for (const auto& problem : out.items())
    codes.push_back(problem.code);
  return codes;
}

TEST(Mintlify, ReadsAPageWithAnOpenapiSlice) {
  const auto outcome = read_text(fixture("mintlify/berth-delete.md"));
  assay::testing::golden("docs/testdata/mintlify/berth-delete.contract.json", outcome.contract);
  assay::testing::golden("docs/testdata/mintlify/berth-delete.err", outcome.problems);
}

TEST(Mintlify, ReadsAPageOfTheOlderDialect) {
  const auto outcome = read_text(fixture("mintlify/berth-move.md"));
  assay::testing::golden("docs/testdata/mintlify/berth-move.contract.json", outcome.contract);
  EXPECT_EQ(outcome.problems, "");
}

TEST(Mintlify, ReadsTheSourceOfAPage) {
  const auto outcome = read_text(fixture("mintlify/ship-create.mdx"));
  assay::testing::golden("docs/testdata/mintlify/ship-create.contract.json", outcome.contract);
  EXPECT_EQ(outcome.problems, "");
}

TEST(Mintlify, TakesMethodAndPathOfAnExampleCommand) {
  const std::string fields =
      "# Ships\n\n<ParamField path=\"id\" type=\"int\" />\n\n<RequestExample>\n```bash\ncurl ";
  const std::string end = "\n```\n</RequestExample>\n";
  const auto outcome = read_text(fields + "https://api.harbour.dev/v1/ships/{id}" + end);
  EXPECT_NE(outcome.contract.find("\"harbour/ships.get\""), std::string::npos);
  EXPECT_EQ(refusal(fields + "https://api.harbour.dev/v1/ships/7" + end),
            Codes{"docs.no-operation"});
}

TEST(Mintlify, PutsParametersOfThePathThatHaveAColonInBraces) {
  const auto outcome = read_text(
      "---\napi: 'GET /ports/:port/berths:free/:berth'\n---\n\n"
      "<ParamField path=\"port\" type=\"string\">x</ParamField>\n"
      "<ParamField path=\"berth\" type=\"string\">x</ParamField>\n");
  EXPECT_NE(outcome.contract.find("\"/ports/{port}/berths:free/{berth}\""), std::string::npos)
      << outcome.contract;
  EXPECT_EQ(outcome.problems, "");
}

TEST(Mintlify, ListsWhatItCannotPlace) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add("page.md",
                                "---\napi: GET /v1/ships\n---\n"
                                "<ParamField query=\"a\" type=\"Ship\" />\n"
                                "<ResponseField name=\"b\">\n");
  const auto reading = read_page(sources, page, {}, nullptr, out);
  ASSERT_TRUE(reading);
  std::vector<std::string> whys;
  for (const auto& unread : reading->unread)
    whys.push_back(unread.why);
  EXPECT_EQ(whys,
            (std::vector<std::string>{"a type that nobody knows", "a component without an end"}));
}

TEST(Mintlify, ListsTablesAndComponentsThatMayTellFields) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add(
      "page.md",
      "---\napi: GET /v1/ships\n---\n<Note>Mind `<Crew>`.</Note>\n\n"
      "| Name | Type |\n|---|:--:|\n| a | string |\n\n"
      "<ParamField query=\"b\" type=\"string\">One | two\n\n| c |\n|--|\n</ParamField>\n"
      "<Response status={200}>\n<ResponseField name=\"d\" type=\"string\" />\n</Response>\n"
      "<ResponseExample><Shown/>\n| e |\n|--|\n</ResponseExample>\n");
  const auto reading = read_page(sources, page, {}, nullptr, out);
  ASSERT_TRUE(reading);
  std::vector<std::string> unread;
  for (const auto& one : reading->unread)
    unread.push_back(one.why + ": " + std::string(sources.text(one.span)));
  EXPECT_EQ(unread,
            (std::vector<std::string>{"a table beside the fields: | Name | Type |",
                                      "a table beside the fields: | c |",
                                      "a component that is not known: Response"}));
}

TEST(Mintlify, ReadsTheDocumentThatAPageNames) {
  base::FakeDisk disk;
  disk.files["docs/api/harbour.yaml"] =
      "openapi: 3.1.0\n"
      "info: {title: Harbour, version: '1'}\n"
      "paths:\n"
      "  /ships:\n"
      "    get: {responses: {'200': {description: ok}}}\n"
      "    post: {responses: {'201': {description: ok}}}\n";
  const auto read_named = [&](const std::string& file, const std::string& root) {
    text::SourceMap sources;
    text::Diagnostics out;
    const auto page = sources.add("ships.mdx", "---\nopenapi: " + file + " GET /ships\n---\n");
    const auto reading = read_page(sources, page, {.files = &disk, .root = root}, nullptr, out);
    if (!reading) return out.items().at(0).code;
    return reading->contract.operations.size() == 1 ? reading->contract.operations[0].id : "many";
  };
  EXPECT_EQ(read_named("api/harbour.yaml", "docs"), "harbour/ships.list");
  EXPECT_EQ(read_named("api/harbour.yaml", ""), "docs.elsewhere");
  EXPECT_EQ(read_named("../harbour.yaml", "docs/api"), "docs.outside-root");
  EXPECT_EQ(read_named("", "docs"), "docs.elsewhere");
  disk.files["docs/api/harbour.yaml"] = "openapi: 3.1.0\npaths:\n  /boats: {get: {}}\n";
  EXPECT_EQ(read_named("api/harbour.yaml", "docs"), "docs.no-operation");
}

TEST(Mintlify, IsKnownByItsSlice) {
  for (const auto* name :
       {"mintlify/berth-delete.md", "mintlify/berth-move.md", "mintlify/ship-create.mdx"}) {
    const auto* format = detect_format(fixture(name));
    ASSERT_NE(format, nullptr);
    EXPECT_EQ(format->name, "mintlify");
  }
}

TEST(Mintlify, KnowsEchoesResourcesPermissionsAndWhereThePageComesFrom) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto reading = read_page(
      sources, sources.add("page.md", fixture("mintlify/berth-delete.md")), {}, nullptr, out);
  ASSERT_TRUE(reading);
  const auto& contract = reading->contract;
  EXPECT_EQ(contract.pages.at(0).url, "https://docs.harbour.dev/api-reference/berths/delete.md");
  EXPECT_EQ(contract.errors.at->to_string(), "/code");
  const auto* berth = contract.resource("berth");
  ASSERT_NE(berth, nullptr);
  EXPECT_EQ(berth->parent, "port");
  ASSERT_EQ(berth->has.size(), 1U);
  EXPECT_EQ(berth->has[0].first, "mooring");
  const auto& operation = contract.operations.at(0);
  EXPECT_EQ(operation.effect, "destructive");
  ASSERT_EQ(operation.permissions.size(), 2U);
  EXPECT_EQ(operation.permissions[1].name, "moorings:write");
  const auto& equalities = operation.responses.at(0).equalities;
  ASSERT_EQ(equalities.size(), 2U);
  EXPECT_EQ(equalities[0].subject, "berthId");
  EXPECT_EQ(equalities[1].subject, "mooring");
}

TEST(Mintlify, RefusesAnAsyncapiChannelByName) {
  EXPECT_EQ(refusal("# Status\n\n## AsyncAPI\n\n````yaml asyncapi.json status\nid: status\n````\n"),
            Codes{"docs.asyncapi"});
  EXPECT_EQ(refusal("# Status\n\n````yaml GET /status\nasyncapi: 3.0.0\nchannels: {}\n````\n"),
            Codes{"docs.asyncapi"});
}

TEST(Mintlify, RefusesAnEventByName) {
  EXPECT_EQ(refusal("# Arrived\n\n````yaml EVENT arrived\nopenapi: 3.1.0\n````\n"),
            Codes{"docs.event"});
  EXPECT_EQ(refusal("---\nopenapi: webhook arrived\n---\n"), Codes{"docs.event"});
  EXPECT_EQ(refusal("# Arrived\n\n````yaml POST /arrived\nopenapi: 3.1.0\nwebhooks: {}\n````\n"),
            Codes{"docs.event"});
}

TEST(Mintlify, RefusesLookalikesByName) {
  EXPECT_EQ(refusal("# Ports\n\n````yaml GET /ports\nports: [a, b]\n````\n"),
            Codes{"docs.not-openapi"});
  EXPECT_EQ(refusal("# Ports\n\n## OpenAPI\n\n```yaml\nopenapi: 3.1.0\n```\n"),
            Codes{"docs.no-heading"});
  EXPECT_EQ(refusal("---\nopenapi-schema: Ship\n---\n"), Codes{"docs.schema-page"});
  EXPECT_EQ(refusal("# Ports\n\nWords alone.\n"), Codes{"docs.no-operation"});
  EXPECT_EQ(refusal("# Ports ## OpenAPI\n````yaml GET /ports openapi: 3.1.0 info: {}\n````\n"),
            Codes{"docs.flattened"});
  EXPECT_EQ(refusal("````yaml GET /ports\nopenapi: 3.1.0\npaths: {}\n````\n"),
            Codes({"openapi.no-operations", "docs.no-operation"}));
}

TEST(Mintlify, SaysThatTheEndIsMissing) {
  auto text = fixture("mintlify/berth-move.md");
  text.resize(text.rfind("````"));
  EXPECT_EQ(read_text(text).problems,
            "page.md:7:5: warning: the slice has no end: the page may have been cut off "
            "[docs.unclosed-fence]\n"
            "   |\n"
            " 7 | ````yaml post /v1/ships/{ship}/moves\n"
            "   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
            "   = fetch the page anew\n");
}

TEST(Mintlify, ReadsTheSeed) {
  ASSAY_NEEDS_SHARED("seeds/002_bcc9f56050f071dc.txt");
  text::SourceMap sources;
  text::Diagnostics out;
  const auto text = file_text(assay::testing::shared_path("seeds/002_bcc9f56050f071dc.txt"));
  const auto reading = read_page(sources, sources.add("page.md", text), {}, nullptr, out);
  EXPECT_EQ(text::render(sources, out), "");
  ASSERT_TRUE(reading);
  const auto& operation = reading->contract.operations.at(0);
  EXPECT_EQ(operation.id, "polyai/agents.telephony.connectors.delete");
  EXPECT_TRUE(reading->unread.empty());
  using contract::Condition;
  std::vector<contract::When> whens;
  for (const auto& error : operation.errors)
    whens.push_back(error.when);
  EXPECT_EQ(whens,
            (std::vector<contract::When>{{Condition::unauthorized, ""},
                                         {Condition::forbidden, ""},
                                         {Condition::absent, "connector"},
                                         {Condition::absent, "agent"}}));
}

}  // namespace
}  // namespace assay::docs
