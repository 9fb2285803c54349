#include "docs/echoes.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "docs/testing/page.h"

namespace assay::docs {
namespace {

/// The equalities of `GET /people/{person}` whose parameter and answer have these schemas.
std::vector<std::string> echoes(const std::string& parameter, const std::string& answer) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add("people.yaml",
                                fmt::format(R"(openapi: 3.1.0
info: {{title: People, version: '1'}}
paths:
  /people/{{person}}:
    get:
      parameters: [{{name: person, in: path, required: true, schema: {}}}]
      responses:
        '200':
          description: one
          content: {{application/json: {{schema: {}}}}}
)",
                                            parameter,
                                            answer));
  const auto reading = read_page(sources, page, {}, nullptr, out);
  EXPECT_EQ(text::render(sources, out), "");
  std::vector<std::string> found;
  if (!reading) return found;
  for (const auto& equality : reading->contract.operations.at(0).responses.at(0).equalities)
    found.push_back(equality.at.to_string() + " " + equality.subject);
  return found;
}

using Found = std::vector<std::string>;

TEST(Echoes, AreIdsOfTheThingThatThePathNames) {
  EXPECT_EQ(echoes("{type: string}", "{type: object, properties: {id: {type: string}}}"),
            Found{"/id person"});
  EXPECT_EQ(echoes("{type: integer}", "{type: object, properties: {id: {type: number}}}"),
            Found{"/id person"});
  EXPECT_EQ(echoes("{type: string}",
                   "{type: object, properties: {data: {type: object, properties: {id: {}}}}}"),
            Found{"/data/id person"});
}

TEST(Echoes, AreNotOfAnotherType) {
  EXPECT_EQ(echoes("{type: string}", "{type: object, properties: {id: {type: integer}}}"), Found{});
}

TEST(Echoes, AreNotIdsBesideWhatThePathNames) {
  EXPECT_EQ(echoes("{type: string}",
                   "{type: object, properties: {id: {type: string}, person: {type: string}}}"),
            Found{"/person person"});
}

TEST(Echoes, AreNoneWhereTheFormsOfTheTextsDiffer) {
  const std::string digits = "{type: string, pattern: '^[0-9]+$'}";
  EXPECT_EQ(echoes(digits, "{type: object, properties: {id: {type: string, format: uuid}}}"),
            std::vector<std::string>{});
  EXPECT_EQ(echoes(digits, "{type: object, properties: {id: " + digits + "}}"),
            std::vector<std::string>{"/id person"});
  EXPECT_EQ(echoes("{type: string}",
                   "{type: object, properties: {id: {allOf: [{type: string}, {type: object}]}}}"),
            std::vector<std::string>{});
}

}  // namespace
}  // namespace assay::docs
