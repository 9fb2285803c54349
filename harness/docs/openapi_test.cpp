#include <string>

#include <gtest/gtest.h>

#include "docs/testing/page.h"

namespace assay::docs {
namespace {

using testing::fixture;

const std::string folder = assay::testing::source_path("harness/docs/testdata/openapi");

/// The document's contract line, its places and its name left out.
std::string contract_without_places(const std::string& name) {
  text::SourceMap sources;
  text::Diagnostics out;
  base::Disk disk;
  const auto reading = read_page(sources,
                                 sources.add(folder + "/" + name, fixture("openapi/" + name)),
                                 {.files = &disk, .root = folder},
                                 nullptr,
                                 out);
  EXPECT_EQ(text::render(sources, out), "");
  if (!reading) return {};
  auto line = emit_contract(*reading, sources, "page", "openapi");
  const std::string source = R"("source":")";
  for (auto at = line.find(source); at != std::string::npos; at = line.find(source, at)) {
    at += source.size();
    line.erase(at, line.find('"', at) - at);
  }
  text::Diagnostics ignored;
  const auto node = tree::read_json(sources, sources.add("line", line), ignored);
  return node ? tree::write_json(*node) : line;
}

TEST(Openapi, ReadsADocumentWithTheFilesItRefersTo) {
  assay::testing::golden("docs/testdata/openapi/buoys.contract.json",
                         contract_without_places("buoys.yaml"));
}

TEST(Openapi, ReadsTheSameFromJsonAndYaml) {
  EXPECT_EQ(contract_without_places("buoys.json"), contract_without_places("buoys.yaml"));
}

TEST(Openapi, IsKnownByItsVersion) {
  for (const auto* text : {"openapi: 3.1.0\n",
                           "# words\ninfo: {}\n'openapi': 3.0.0\n",
                           "{\"info\": {\"title\": \"openapi\"}, \"swagger\": \"2.0\"}"}) {
    const auto* format = detect_format(text);
    ASSERT_NE(format, nullptr) << text;
    EXPECT_EQ(format->name, "openapi") << text;
  }
  for (const auto* text : {"{\"a\": {\"openapi\": \"3.1.0\"}}",
                           "# Page\n\n```yaml\nopenapi: 3.1.0\n```\n",
                           "openapis: 3\n",
                           "---\nopenapi: POST /things\n---\n",
                           ""}) {
    EXPECT_EQ(find_format("openapi")->detect(text), 0) << text;
  }
}

TEST(Openapi, SaysWhatItCannotReadAndReadsOn) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add("ports.yaml",
                                "openapi: 3.1.0\n"
                                "servers: [{url: 'http://localhost:8080'}]\n"
                                "info: {title: Ports of call, version: '1'}\n"
                                "paths:\n"
                                "  /ports:\n"
                                "    get:\n"
                                "      parameters: [{name: a, in: nowhere}]\n"
                                "      responses: {'200': {description: ok}}\n");
  const auto reading = read_page(sources, page, {}, nullptr, out);
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->contract.operations.at(0).id, "ports/ports.list");
  ASSERT_EQ(reading->unread.size(), 1U);
  EXPECT_EQ(reading->unread[0].why, "`nowhere` is no place of a parameter");
  EXPECT_FALSE(out.has_errors());
  EXPECT_EQ(out.items().at(0).code, "openapi.wrong-parameter");
}

TEST(Openapi, ListsWebhooksCallbacksAndLinksAsUnread) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add(
      "ports.yaml",
      "openapi: 3.1.0\n"
      "info: {title: Ports, version: '1'}\n"
      "webhooks: {arrived: {post: {responses: {'200': {description: ok}}}}}\n"
      "paths:\n"
      "  /ports:\n"
      "    post:\n"
      "      callbacks: {\"built\": {'{$request.body#/url}': {}}, x-not: 1}\n"
      "      responses:\n"
      "        '201': {description: ok, links: {'thePort': {operationId: get}}}\n"
      "        '400': {$ref: '#/components/responses/Bad'}\n"
      "components: {responses: {Bad: {description: no, links: {help: {operationId: help}}}}}\n");
  const auto reading = read_page(sources, page, {}, nullptr, out);
  ASSERT_TRUE(reading) << text::render(sources, out);
  std::vector<std::string> unread;
  for (const auto& one : reading->unread)
    unread.push_back(std::string(sources.text(one.span)) + ", " + one.why);
  EXPECT_EQ(
      unread,
      (std::vector<std::string>{"arrived, a webhook: the API sends it, so that no request shows it",
                                "built, a callback: the API sends it, so that no answer shows it",
                                "thePort, a link of an answer to another request",
                                "help, a link of an answer to another request"}));
}

}  // namespace
}  // namespace assay::docs
