#include "docs/openapi_mends.h"

#include <string>

#include <gtest/gtest.h>

#include "docs/openapi_examples.h"
#include "docs/openapi_servers.h"
#include "tree/read.h"
#include "tree/write.h"

namespace assay::docs {
namespace {

struct Mended {
  std::string schema;
  std::string said;
};

/// A document with one schema, of which what it became is told.
Mended mended(const std::string& version, const std::string& schema) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto text = version + R"(, "components": {"schemas": {"Ship": )" + schema + "}}}";
  auto document = tree::read_json(sources, sources.add("ships.json", text), out);
  std::vector<Unread> unread;
  if (document) mend(*document, unread, out);
  EXPECT_TRUE(document && unread.empty()) << text::render(sources, out);
  Mended result;
  for (const auto& problem : out.items())
    result.said += problem.message + "\n";
  if (document)
    result.schema = tree::write_json(*document->find("components")->find("schemas")->find("Ship"));
  return result;
}

TEST(OpenapiMends, LeaveOutPatternsThatCannotBeRun) {
  text::SourceMap sources;
  text::Diagnostics out;
  auto document = tree::read_json(
      sources,
      sources.add("ships.json",
                  R"({"openapi": "3.1.0", "components": {"schemas": {"Ship": {"type": "string",)"
                  R"("pattern": "^.{1,2097152}", "patternProperties": {"[": {}, "^a": {}}}}}})"),
      out);
  ASSERT_TRUE(document);
  std::vector<Unread> unread;
  mend(*document, unread, out);
  EXPECT_EQ(tree::write_json(*document->find("components")->find("schemas")->find("Ship")),
            "{\n  \"type\": \"string\",\n  \"patternProperties\": {\n    \"^a\": {}\n  }\n}\n");
  ASSERT_EQ(unread.size(), 2U);
  EXPECT_EQ(sources.text(unread[0].span), "\"^.{1,2097152}\"");
  EXPECT_EQ(unread[0].why.find("a pattern that cannot be run: "), 0U);
}

const std::string openapi3_1 = R"({"openapi": "3.1.0")";

TEST(OpenapiMends, LeaveOutAFlagOfASchemaThatIsNoProperty) {
  const auto done = mended(openapi3_1, R"({"type": "string", "required": "true"})");
  EXPECT_EQ(done.schema, "{\n  \"type\": \"string\"\n}\n");
  EXPECT_EQ(done.said,
            "`required` stands on a schema that is no property; it is read as nothing\n");
}

TEST(OpenapiMends, LeaveOutAChoiceOfNothing) {
  const auto done = mended(openapi3_1, R"({"type": "string", "oneOf": []})");
  EXPECT_EQ(done.schema, "{\n  \"type\": \"string\"\n}\n");
  EXPECT_EQ(done.said, "a list of schemas to choose from is empty; it is read as no choice\n");
}

TEST(OpenapiMends, RequireAPropertyOnce) {
  const auto done = mended(openapi3_1, R"({"required": ["name", "flag", "name"]})");
  EXPECT_EQ(done.schema, "{\n  \"required\": [\n    \"name\",\n    \"flag\"\n  ]\n}\n");
  EXPECT_EQ(done.said, "`required` names a property twice; it is read as once\n");
}

TEST(OpenapiMends, MakeTheBoundItselfExclusive) {
  const auto done = mended(openapi3_1, R"({"minimum": 0, "exclusiveMinimum": true})");
  EXPECT_EQ(done.schema, "{\n  \"exclusiveMinimum\": 0\n}\n");
  EXPECT_EQ(done.said,
            "a flag makes a bound exclusive, as in OpenAPI 3.0; it is read as the bound itself\n");
}

TEST(OpenapiMends, TellTheFirstPlaceOfEachKindAndCountTheOthers) {
  const auto done = mended(
      openapi3_1, R"({"allOf": [{"nullable": true, "type": "string"}, {"nullable": false}]})");
  EXPECT_EQ(
      done.said,
      "`nullable` is no keyword of OpenAPI 3.1; it is read as the type `null` beside the other, "
      "here and in 1 place more\n");
}

TEST(OpenapiMends, LeaveDataAsItIs) {
  const std::string schema = R"({"example": {"oneOf": [], "required": ["a", "a"]}})";
  EXPECT_EQ(mended(openapi3_1, schema).said, "");
}

/// The document after `mend`, without the outermost braces' places, and what was said.
template <class Mend>
std::string changed(const std::string& text, Mend mend) {
  text::SourceMap sources;
  text::Diagnostics out;
  auto document = tree::read_json(sources, sources.add("ships.json", text), out);
  if (document) mend(sources, *document, out);
  std::string said;
  for (const auto& problem : out.items())
    said += problem.message + "\n";
  return document ? tree::write_json(*document) + said : said;
}

TEST(OpenapiExamples, AreReadWhereTheyAreJsonInAString) {
  EXPECT_EQ(
      changed(R"({"content": {"application/json": {"example": "{\"a\": [1]}"}}})", mend_examples),
      "{\n  \"content\": {\n    \"application/json\": {\n      \"example\": {\n        \"a\": "
      "[\n          1\n        ]\n      }\n    }\n  }\n}\n"
      "an example of JSON is written as a string; it is read as the JSON inside\n");
  for (const std::string kept :
       {R"({"content": {"text/plain": {"example": "{}"}}})",
        R"({"content": {"application/json": {"example": "word"}}})",
        R"({"content": {"application/json": {"schema": {"type": "string"}, "example": "{}"}}})"})
    EXPECT_EQ(changed(kept, mend_examples).find("an example of JSON"), std::string::npos) << kept;
  const auto is_kept = [](const std::string& schema, const std::string& example) {
    const auto document = R"({"content": {"Application/JSON; charset=utf-8": {"schema": )" +
                          schema + R"(, "example": ")" + example + R"("}}})";
    return changed(document, mend_examples).find('"' + example + '"') != std::string::npos;
  };
  for (const auto* schema : {R"({"type": ["string", "null"]})",
                             R"({"oneOf": [{"type": "string"}]})",
                             R"({"anyOf": [{"type": "object"}, {"type": "string"}]})",
                             R"({"allOf": [{"description": "words"}]})",
                             R"({"description": "words"})"})
    EXPECT_TRUE(is_kept(schema, "{}")) << schema;
  for (const auto* schema : {R"({"type": "object"})",
                             R"({"properties": {}})",
                             R"({"oneOf": [{"type": "object"}, {"type": "array"}]})",
                             R"({"allOf": [{"type": "object"}, {}]})"})
    EXPECT_FALSE(is_kept(schema, "{}")) << schema;
  EXPECT_TRUE(is_kept(R"({"type": "object"})", "[draft] hello"));
}

TEST(OpenapiServers, AreMendedWhereNoRequestCanBeSentToThem) {
  const auto mended_url = [](const std::string& url) {
    const auto text = changed(R"({"servers": [{"url": ")" + url + R"("}]})", mend_servers);
    const auto begin = text.find("\"url\": \"") + 8;
    return text.substr(begin, text.find('"', begin) - begin);
  };
  EXPECT_EQ(mended_url("//api.example.com/v1"), "https://api.example.com/v1");
  EXPECT_EQ(mended_url("api.example.com/v1"), "https://api.example.com/v1");
  EXPECT_EQ(mended_url("v1"), "/v1");
  EXPECT_EQ(mended_url(","), "/");
  EXPECT_EQ(mended_url("https://api.example.com:80,"), "https://api.example.com:80");
  EXPECT_EQ(mended_url("{base}/v1"), "{base}/v1");
  EXPECT_EQ(mended_url("./v1"), "/v1");
  EXPECT_EQ(mended_url("localhost:8080/api"), "http://localhost:8080/api");
  EXPECT_EQ(mended_url("localhost"), "http://localhost");
  EXPECT_EQ(mended_url("api.example.com:8443/v1"), "https://api.example.com:8443/v1");
  EXPECT_EQ(mended_url("v2.1/api"), "/v2.1/api");
  EXPECT_EQ(mended_url("v2.example.com"), "https://v2.example.com");
  EXPECT_EQ(mended_url("http:/a.example.com"), "http:/a.example.com");
}

}  // namespace
}  // namespace assay::docs
