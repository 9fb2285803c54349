#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "docs/testing/page.h"

namespace assay::docs {
namespace {

using Lines = std::vector<std::string>;

/// What a page of components gave.
struct Outcome {
  tree::Node operation;  ///< of its contract line
  Lines unread;
  std::string problems;
};

/// JSON without blanks, which no value here has.
std::string compact(const tree::Node& value) {
  auto text = tree::write_json(value);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

class Components : public ::testing::Test {
 protected:
  Outcome read(const std::string& text) {
    text::Diagnostics out;
    const auto reading =
        read_page(sources_, sources_.add("page.md", text), {}, find_format("mintlify"), out);
    Outcome outcome{.operation = {}, .unread = {}, .problems = text::render(sources_, out)};
    if (!reading) return outcome;
    for (const auto& one : reading->unread)
      outcome.unread.push_back(one.why + ": " + std::string(sources_.text(one.span)));
    const auto line =
        sources_.add("line", emit_contract(*reading, sources_, "page.md", "mintlify"));
    const auto contract = tree::read_json(sources_, line, out);
    if (contract) outcome.operation = contract->find("operations")->items.at(0);
    return outcome;
  }

  /// `name in types`, with a star where it is required, of each parameter.
  Lines parameters(const Outcome& outcome) {
    Lines lines;
    for (const auto& one : outcome.operation.find("parameters")->items) {
      auto line = std::string(one.string_at("name")) + " " + std::string(one.string_at("in"));
      for (const auto& type : one.find("types")->items)
        line += " " + std::string(type.scalar);
      lines.push_back(line + (one.find("required")->scalar == "true" ? " *" : ""));
    }
    return lines;
  }

  /// Status, schema and examples of each answer.
  Lines responses(const Outcome& outcome) {
    Lines lines;
    for (const auto& one : outcome.operation.find("responses")->items) {
      auto line = std::string(one.string_at("status"));
      for (const std::string_view key : {"schema", "examples"}) {
        if (const auto* value = one.find(key)) line += " " + compact(*value);
      }
      lines.push_back(line);
    }
    return lines;
  }

  std::string body(const Outcome& outcome, std::string_view key) {
    return compact(*outcome.operation.find("requestBody")->find(key));
  }

  text::SourceMap sources_;
};

TEST_F(Components, TakeNamesWithDotsForPlaces) {
  const auto outcome = read(
      "---\napi: POST /v1/ships\n---\n"
      "<ParamField body=\"owner.id\" type=\"integer\" required />\n"
      "<ParamField body=\"owner\" type=\"object\" required>Who pays.</ParamField>\n"
      "<ParamField body=\"crew[].name\" type=\"string\" required />\n"
      "<ParamField body=\"holds[]\" type=\"object\"><ParamField body=\"holds[].size\" type=\"int\" "
      "/>"
      "</ParamField>\n"
      "<ParamField body=\"x.y\" type=\"string\" />\n"
      "<ParamField query=\"filter.name\" type=\"string\" />\n"
      "<ParamField body=\"berth('a.b')\" type=\"string\" />\n"
      "<RequestExample>\n```json\n{\"x.y\": \"z\"}\n```\n</RequestExample>\n"
      "<ResponseField name=\"data\" type=\"object | null\" />\n"
      "<ResponseField name=\"data.id\" type=\"string\" required />\n");
  EXPECT_EQ(parameters(outcome),
            (Lines{"filter.name query string",
                   "owner body object *",
                   "owner.id body integer *",
                   "crew body array",
                   "crew[].name body string *",
                   "holds body array",
                   "holds[].size body integer",
                   "x.y body string",
                   "berth('a.b') body string"}));
  EXPECT_EQ(
      responses(outcome),
      Lines{R"(200 {"type":"object","properties":{"data":{"anyOf":[{"type":"object",)"
            R"("properties":{"id":{"type":"string"}},"required":["id"]},{"type":"null"}]}}} [])"});
}

TEST_F(Components, PassOverComments) {
  const auto outcome = read(
      "\n---\napi: GET /v1/ships\n---\n"
      "{/* <ParamField query=\"a\" />\n\n```json 404\n{}\n``` */}\n"
      "<!-- <ParamField query=\"b\" /> -->`<!--`\n<ParamField query=\"c\" type=\"string\" />\n"
      "{/* without an end\n<ParamField query=\"d\" type=\"string\" />\n");
  EXPECT_EQ(parameters(outcome), (Lines{"c query string", "d query string"}));
  EXPECT_EQ(outcome.unread, Lines{});
}

TEST_F(Components, KeepCodeOfTwoLinesAndNothingBehindItsParagraph) {
  const auto outcome = read(
      "---\napi: GET /v1/ships\n---\n"
      "Write `a\n{/* b` here.\n<ParamField query=\"a\" type=\"string\" />\n`*/}`\n\n"
      "A mark ` alone.\n\n{/* <ParamField query=\"b\" /> */}\n\nAnd ` one.\n```json\n{}\n```\n"
      "<ParamField query=\"c\" type=\"string\" /> `\n");
  EXPECT_EQ(parameters(outcome), (Lines{"a query string", "c query string"}));
}

TEST_F(Components, TakeANameOfVeryManyStepsForAKey) {
  std::string name = "a";
  for (int i = 0; i < 60; ++i)
    name += ".a";
  const auto outcome =
      read("---\napi: POST /v1/ships\n---\n<ParamField body=\"" + name + "\" type=\"string\" />\n");
  EXPECT_EQ(body(outcome, "schema"),
            R"({"type":"object","properties":{")" + name + R"(":{"type":"string"}}})");
}

TEST_F(Components, ReadEveryPieceOfTheWordsOfAField) {
  const auto outcome = read(
      "---\napi: POST /v1/ships\n---\n"
      "<ParamField body=\"rows\" type=\"integer\">\nRows. {/* c */} Default is `5`.\n\n"
      "```json\n{}\n```\nMust be divisible by 5.\n</ParamField>\n"
      "<ParamField body=\"crew\" type=\"object\">\n<Expandable title=\"crew\">\n"
      "<ParamField body=\"size\" type=\"integer\">Size. {/* c */} Default is `9`.</ParamField>\n"
      "</Expandable>\nNames. {/* c */} Must have 1 captain.\n</ParamField>\n");
  EXPECT_EQ(body(outcome, "schema"),
            R"({"type":"object","properties":{"rows":{"type":"integer","default":5},)"
            R"("crew":{"type":"object","properties":{"size":{"type":"integer","default":9}}}}})");
  EXPECT_EQ(outcome.unread,
            (Lines{"an example that nothing says the purpose of: json",
                   "a statement in words that is not understood: Must be divisible by 5.",
                   "a statement in words that is not understood: Must have 1 captain."}));
}

TEST_F(Components, ReadTitlesInEveryQuote) {
  const auto outcome = read(
      "---\napi: POST /v1/ships\n---\n## Body\n\n<Tabs>\n"
      "<Tab title={\"Error response 404\"}>\n```json\n{\"a\": 1}\n```\n</Tab>\n"
      "<Tab title=\"Harbour's response\">\n```json\n{\"b\": 1}\n```\n</Tab>\n"
      "<Tab icon='x' title={ 'Response 409' }>\n```json\n{\"c\": 1}\n```\n</Tab>\n</Tabs>\n");
  EXPECT_EQ(responses(outcome),
            (Lines{R"(200 {} [{"b":1}])", R"(404 {} [{"a":1}])", R"(409 {} [{"c":1}])"}));
  EXPECT_EQ(compact(*outcome.operation.find("requestBody")), "null");
}

TEST_F(Components, ReadEverySpellingOfAnAttribute) {
  const auto outcome = read(
      "---\napi: POST /v1/ships\n---\n"
      "<ParamField body name=\"a\" type={\"integer\"} required={true} default={5} />\n"
      "<ParamField body='b' type='\"x\" | \"y\"' required=\"true\" default={'x'} />\n"
      "<ParamField body={`c`} type=\"`string`, required\" required={false} />\n"
      "<ParamField body=\"d\" type=\"UUID string\">**Required.** The name.</ParamField>\n"
      "<ParamField body=\"e\" type=\"16 | 0.5\">Required if `d` is there.</ParamField>\n"
      "<ParamField body=\"f\" type=\"int (1-9)\" post={[\"required\"]} />\n"
      "<ParamField body=\"a\" type=\"string\" />\n");
  EXPECT_EQ(parameters(outcome),
            (Lines{"a body integer *",
                   "b body string *",
                   "c body string",
                   "d body string *",
                   "e body integer number",
                   "f body integer *"}));
  EXPECT_EQ(
      body(outcome, "schema"),
      R"({"type":"object","properties":{"a":{"type":"integer","default":5},)"
      R"("b":{"enum":["x","y"],"default":"x"},"c":{"type":"string"},)"
      R"("d":{"type":"string","format":"uuid"},"e":{"enum":[16,0.5]},"f":{"type":"integer"}},)"
      R"("required":["a","b","d","f"]})");
  EXPECT_EQ(outcome.unread,
            Lines{"a second field of the same name: <ParamField body=\"a\" type=\"string\" />"});
}

TEST_F(Components, TellTheStatusOfAnAnswerByTheTitlesAbove) {
  const auto outcome = read(
      "---\napi: GET /v1/ships\n---\n"
      "## Answers\n\n### Success response (202 Accepted)\n\n"
      "<ResponseExample>\n```json theme={null}\n{\"a\": 1}\n```\n</ResponseExample>\n\n"
      "### Error response (410 Gone)\n\n"
      "<ResponseField name=\"code\" type=\"string\" />\n\n```json\n{\"code\": \"GONE\"}\n```\n\n"
      "### Error response\n\n<ResponseField name=\"what\" type=\"string\" />\n\n"
      "```json\n{\"what\": 1}\n```\n\n## More\n\n"
      "<ResponseField name=\"423 Locked\">\n"
      "<ResponseField name=\"by\" type=\"string\" />\n</ResponseField>\n\n"
      "```json\n{\"z\": 1}\n```\n");
  EXPECT_EQ(
      responses(outcome),
      (Lines{R"(202 {} [{"a":1}])",
             R"(410 {"type":"object","properties":{"code":{"type":"string"}}} [{"code":"GONE"}])",
             R"(423 {"type":"object","properties":{"by":{"type":"string"}}} [])"}));
  EXPECT_EQ(outcome.unread,
            (Lines{"a field of an answer whose status nobody says: "
                   "<ResponseField name=\"what\" type=\"string\" />",
                   "an example of an answer whose status nobody says: json",
                   "an example that nothing says the purpose of: json"}));
}

TEST_F(Components, TakeNoOtherNumberForAStatus) {
  const auto outcome = read(
      "---\napi: GET /v1/ships\n---\n"
      "## Limits - 400 Requests\n\n```json\n{\"a\": 1}\n```\n\n"
      "## Nothing — 410 Gone\n\n```json\n{\"b\": 1}\n```\n\n"
      "## Errors\n\n- 500 ships are the most\n- 404: No such ship\n- 409 Conflict\n"
      "- **423** when it is towed\n- 503 — closed\n- `501` never\n- 502\n");
  std::string statuses;
  for (const auto& one : responses(outcome))
    statuses += one.substr(0, 3) + " ";
  EXPECT_EQ(statuses, "200 404 409 410 423 501 502 503 ");
}

TEST_F(Components, ReadExamplesOutsideTheirComponents) {
  const auto outcome = read(
      "---\napi: POST /v1/ships/{id}/moves\n---\n"
      "<CodeGroup>\n```bash cURL\ncurl -X POST https://api.harbour.dev/v1/ships/7/moves "
      "-H 'Authorization: Bearer x' -d '{\"to\": 3}'\n```\n"
      "```bash\ncurl https://api.harbour.dev/v1/ships\n```\n</CodeGroup>\n\n"
      "## Request body\n\n```json\n{\"to\": 4}\n```\n\n"
      "<Tabs>\n<Tab title=\"Response\">\n```json\n{\"ok\": true}\n```\n</Tab>\n</Tabs>\n");
  EXPECT_EQ(body(outcome, "examples"), R"([{"to":4},{"to":3}])");
  EXPECT_EQ(responses(outcome), Lines{R"(200 {} [{"ok":true}])"});
  EXPECT_EQ(outcome.operation.find("auth")->items.size(), 1U);
  EXPECT_EQ(outcome.unread,
            Lines{"an example of another operation: https://api.harbour.dev/v1/ships"});
}

TEST_F(Components, ReadTablesBelowTitlesThatSayWhatTheyAreOf) {
  const auto outcome = read(
      "---\napi: PUT /v1/ships/{id}\n---\n"
      "### Headers\n\n| Header | Value | Required |\n|--|--|--|\n| X-Port | a port | Yes |\n\n"
      "### Parameters\n\n| Name | Type | Required | Default |\n|:--|--|--|--|\n"
      "| `id` | string | Yes | - |\n| **size** | `string` \\| `null` | maybe | `a\\|b` |\n"
      "| crew.name | string | ✅ | |\n| two words | string | No | |\n\n"
      "### Query parameters\n\n| Parameter | Type | Description |\n|--|--|--|\n"
      "| dry* | boolean | Tries. |\n\n"
      "### Response fields\n\n| Field | Type |\n|--|--|\n| id | string |\n\n"
      "### Statuses\n\n| Code | Meaning |\n|--|--|\n| `404` | No such ship |\n| 409 | Taken |\n\n"
      "### Prices\n\n| Field | Type |\n|--|--|\n| a | b |\n");
  EXPECT_EQ(parameters(outcome),
            (Lines{"X-Port header *",
                   "id path string *",
                   "dry query boolean *",
                   "size body string null",
                   "crew body object",
                   "crew.name body string *"}));
  EXPECT_EQ(
      responses(outcome),
      (Lines{R"(200 {"type":"object","properties":{"id":{"type":"string"}}} [])", "404", "409"}));
  EXPECT_EQ(outcome.unread,
            (Lines{"whether it is required: maybe",
                   "a row that names no field: two words",
                   "a table beside the fields: | Field | Type |"}));
}

TEST_F(Components, LeaveOutWhatThePathHasNoPlaceFor) {
  const auto outcome = read(
      "---\napi: GET /v1/ships/{id}\n---\n<ParamField path=\"id\" type=\"string\" />\n"
      "<ParamField path=\"port\" type=\"string\" />\n");
  EXPECT_EQ(parameters(outcome), Lines{"id path string *"});
  EXPECT_EQ(outcome.unread, Lines{"a parameter of the path that is not in it: port"});
}

TEST_F(Components, TakeADefaultThatIsOneValueOfItsType) {
  const auto outcome = read(
      "---\napi: POST /v1/ships\n---\n"
      "## Body\n\n| Name | Type | Default |\n|--|--|--|\n"
      "| a | string | None |\n| b | string | n/a |\n| c | integer | **Required** |\n"
      "| d | integer | `null` |\n| e | string | `-` |\n| f | integer | 10 (max 50) |\n"
      "| g | integer | 007 |\n| h | string | `asc` or `desc` |\n| i | string | **`asc`** |\n"
      "| j | integer | `10` |\n| k | string | \"up\" |\n| l | number | 5 |\n"
      "| m | string[] | [\"a\", \"b\"] |\n| n | string | the day |\n| o | boolean | 1 |\n\n"
      "<ParamField body=\"p\" type=\"integer\" default=\"10 (max 50)\" />\n"
      "<ParamField body=\"q\" type=\"integer | null\" default={null} />\n"
      "<ParamField body=\"r\" type=\"string\" default=\"two words\" />\n");
  std::string presets;
  const auto* schema = outcome.operation.find("requestBody")->find("schema");
  for (const auto& [name, span, field] : schema->find("properties")->members) {
    if (const auto* preset = field.find("default"))
      presets += std::string(name) + compact(*preset) + " ";
  }
  EXPECT_EQ(presets, R"(qnull r"twowords" i"asc" j10 k"up" l5 m["a","b"] )");
  EXPECT_EQ(outcome.unread,
            (Lines{"a default that is not one value: 10 (max 50)",
                   "a default that is no value of its type: 007",
                   "a default that is not one value: `asc` or `desc`",
                   "a default that is not one value: the day",
                   "a default that is no value of its type: 1",
                   "a default that is no value of its type: 10 (max 50)"}));
}

TEST_F(Components, TakeAnAddressInAQueryForNoServer) {
  const auto outcome = read(
      "---\napi: GET /proxy?url=https://b.example.com/c\n---\n"
      "<ParamField query=\"url\" type=\"string\" />\n");
  EXPECT_EQ(outcome.operation.string_at("path"), "/proxy");
}

TEST_F(Components, TakeMethodAndPathOfALine) {
  const auto path = [&](const std::string& line) {
    const auto outcome =
        read("# Ships\n\n" + line + "\n\n<ParamField query=\"a\" type=\"int\" />\n");
    return outcome.operation.members.empty() ? std::string()
                                             : std::string(outcome.operation.string_at("path"));
  };
  EXPECT_EQ(path("<Endpoint method=\"get\" url=\"/v1/ships\" />"), "/v1/ships");
  EXPECT_EQ(path("**GET** `https://api.harbour.dev/v1/ships`"), "/v1/ships");
  EXPECT_EQ(path("```http\nGET /v1/ships/:id\n```"), "/v1/ships/{id}");
  EXPECT_EQ(path("GET /v1/ships\n\nPOST /v1/ships"), "");
  EXPECT_EQ(path("GET /v1/ships lists them"), "");
}

}  // namespace
}  // namespace assay::docs
