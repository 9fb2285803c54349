#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "cases/derive.h"
#include "docs/merge.h"
#include "docs/registry.h"
#include "openapi/read.h"
#include "openapi/write.h"

namespace assay::run {
namespace {

/// What is derived of a contract, and what is left out of it.
std::string derived_of(const text::SourceMap& sources, const contract::Contract& contract) {
  const auto derived =
      cases::derive(contract, sources, {.folder = "cases", .contract = "api/openapi.yaml"});
  std::string said;
  for (const auto& file : derived.files)
    said += file.text;
  for (const auto& one : derived.left_out)
    said += fmt::format("no case for {}: {}\n", one.clause, one.why);
  return said;
}

/// The same of a document of others, of these paths.
std::string derived_of(std::string_view paths) {
  text::SourceMap sources;
  text::Diagnostics problems;
  const auto document = fmt::format(
      "openapi: 3.1.0\ninfo: {{title: Shop, version: '1'}}\nservers: [{{url: "
      "'https://shop.example'}}]\npaths:\n{}",
      paths);
  auto reading =
      docs::read_page(sources, sources.add("shop.yaml", document), {}, nullptr, problems);
  EXPECT_TRUE(reading) << text::render(sources, problems);
  if (!reading) return {};
  docs::name_api(reading->contract, "shop");
  base::FakeDisk disk;
  for (const auto& [file, content] : openapi::write(sources, reading->contract))
    disk.files["api/" + file] = content;
  const auto contract = openapi::read(sources, disk, "api/openapi.yaml", "api", problems);
  EXPECT_TRUE(contract) << text::render(sources, problems);
  return contract ? derived_of(sources, *contract) : std::string();
}

/// The same of a contract of ours, from its resources on.
std::string derived_of_ours(std::string_view rest) {
  text::SourceMap sources;
  text::Diagnostics problems;
  base::FakeDisk disk;
  disk.files["api.yaml"] = fmt::format(
      "openapi: 3.1.0\ninfo: {{title: Shop, version: '1'}}\nx-assay-api: shop\nservers: [{{url: "
      "'https://shop.example'}}]\n{}",
      rest);
  const auto contract = openapi::read(sources, disk, "api.yaml", "", problems);
  EXPECT_TRUE(contract) << text::render(sources, problems);
  return contract ? derived_of(sources, *contract) : std::string();
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// A list whose key only an example shows, with `more` in the answer's JSON.
std::string keys_with(std::string_view more) {
  return fmt::format(
      "  /keys:\n    get:\n      responses:\n        '200': {{description: x, content: "
      "{{application/json: {{schema: {{type: object, required: [k], properties: {{k: {{type: "
      "string, pattern: '^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{{8}}$'}}}}}}{}}}}}}}\n",
      more);
}

TEST(DerivedAnswers, AreSkippedOnTheMockWhereNoBodyIsKnown) {
  const auto said = derived_of(keys_with(""));
  EXPECT_TRUE(has(said,
                  "skip: {\"on\": mock, because: no value was found that keeps the documented "
                  "schema of the answer 200}"))
      << said;
  EXPECT_FALSE(has(said, "no case for"));
}

TEST(DerivedAnswers, AreSkippedOnTheMockWhereAnIdThatCannotBeMayBeAbsentToo) {
  const auto said = derived_of(R"(  /doors/{door_id}:
    get:
      parameters: [{name: door_id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses:
        '200': {description: x}
        '400': {description: x, content: {application/json: {schema: {type: string, pattern: '^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{8}$'}}}}
        '404': {description: x}
)");
  EXPECT_TRUE(has(said,
                  "    skip: {\"on\": mock, because: no value was found that keeps the documented "
                  "schema of the answer 400}\n"
                  "    request: {operation: doors.get, with: {door_id: abc}}\n"
                  "    expect: {status: [400, 404]}"))
      << said;
}

TEST(DerivedAnswers, AreKnownByTheirExamples) {
  const auto said = derived_of(keys_with(", example: {k: abcdefg1}"));
  EXPECT_TRUE(has(said, "status: 200")) << said;
  EXPECT_FALSE(has(said, "skip:")) << said;
}

TEST(DerivedAnswers, ThatNobodyDocumentsLeaveEveryClauseWithoutACase) {
  const auto said = derived_of("  /threes:\n    get: {summary: All threes}\n");
  for (const auto* clause : {"http/deadline", "http/encoding", "http/framing"}) {
    EXPECT_TRUE(has(said,
                    fmt::format("no case for shop/threes.list/{}: the documentation shows no "
                                "answer to expect\n",
                                clause)))
        << said;
  }
}

TEST(DerivedAnswers, AreLeftOutWhereNothingKeepsThem) {
  const auto said = derived_of(R"(  /twos:
    get:
      responses:
        '200': {description: x, content: {application/json: {schema: {allOf: [{type: string}, {type: integer}]}}}}
        '204': {description: nothing}
  /ones:
    get:
      responses:
        '200': {description: x, content: {application/json: {schema: {type: object, required: [k], additionalProperties: false}}}}
)");
  const std::string why = "nothing keeps the documented schema of the answer 200\n";
  EXPECT_TRUE(has(said, "no case for shop/twos.list/status/200: " + why)) << said;
  EXPECT_TRUE(has(said, "no case for shop/ones.list/status/200: " + why)) << said;
  EXPECT_TRUE(has(said, "status: 204")) << said;
  EXPECT_FALSE(has(said, "[200, 204]")) << said;
  EXPECT_FALSE(has(said, "skip:")) << said;
}

TEST(DerivedRequests, AskForWhatTheSuccessComesAsAndForErrorsBesideIt) {
  const auto said = derived_of(R"(  /badge:
    get:
      responses:
        '200': {description: x, content: {image/png: {schema: {type: string, format: binary}}}}
        default: {description: x, content: {application/json: {schema: {type: object}}}}
)");
  EXPECT_TRUE(has(said, "Accept: image/png, application/json") ||
              has(said, "Accept: \"image/png, application/json\""))
      << said;
}

TEST(DerivedRequests, DestroyNothingThatAnExampleNames) {
  const auto said = derived_of(R"(  /bulk:
    delete:
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [ids, kind], properties: {ids: {type: array, minItems: 1, items: {type: string, example: prod-0}}, kind: {type: string, enum: [a]}}}, example: {ids: [prod-1], kind: a}}}}
      responses: {'200': {description: gone}, '400': {description: wrong}}
  /notes:
    delete:
      requestBody: {required: true, content: {text/plain: {schema: {type: string}, example: prod-2}}}
      responses: {'200': {description: gone}}
  /items:
    delete:
      parameters:
        - {name: item_ids, in: query, required: true, schema: {type: string}, example: prod-3}
        - {name: X-Item-Id, in: header, required: true, schema: {type: string, example: prod-4}}
        - {name: numbers, in: query, required: true, schema: {type: array, items: {type: integer, example: 7}}}
        - {name: few, in: query, required: true, schema: {type: integer, maximum: 9}}
        - {name: also, in: query, schema: {type: string}, example: prod-5}
      responses: {'200': {description: gone}, '400': {description: wrong}}
)");
  EXPECT_FALSE(has(said, "prod-")) << said;
  EXPECT_TRUE(has(said, "kind: a")) << said;
  EXPECT_TRUE(has(said, "item_ids: ")) << said;
  EXPECT_TRUE(has(said, "numbers: [9000000")) << said;
  EXPECT_FALSE(has(said, "few: 9000000")) << said;
  EXPECT_TRUE(has(said,
                  "no case for shop/notes.delete/status/200: the body of `text/plain` that "
                  "is shown may name what is there, and none can be made\n"))
      << said;
}

TEST(DerivedRequests, HaveOneValueForOneName) {
  const auto document = [](std::string_view other) {
    return fmt::format(
        "  /things/{{id}}:\n    get:\n      parameters:\n        - {{name: id, in: path, required: "
        "true, schema: {{type: integer}}}}\n        - {{name: id, in: query, required: true, "
        "schema: {}}}\n      responses: {{'200': {{description: one}}, '404': {{description: "
        "none}}}}\n",
        other);
  };
  const std::string why =
      "the parameters of the name `id` take no one value, and a case has but one";
  const auto said = derived_of(document("{type: string, enum: [a, b]}"));
  EXPECT_TRUE(has(said, "status/200: " + why)) << said;
  EXPECT_FALSE(has(said, "steps:")) << said;
  EXPECT_FALSE(has(derived_of(document("{type: integer}")), why));
}

TEST(DerivedRequests, AreAskedWithWhatThePathNames) {
  const auto said = derived_of(R"(  /events/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: one}}
  /scenarios/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: one}}
  /scenarios/{id}/events:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: all}, '404': {description: Scenario not found}}
)");
  const auto of_list = said.substr(said.find("# shop/scenarios.events.list"));
  EXPECT_TRUE(has(of_list, "given: {scenario: present}")) << said;
  EXPECT_TRUE(has(of_list, "given: {scenario: absent}")) << said;
  EXPECT_FALSE(has(of_list, "given: {event")) << said;
}

TEST(DerivedRequests, HaveBlanksInsideOfHeadersAlone) {
  const auto document = [](std::string_view value) {
    return derived_of(fmt::format(R"(  /things:
    get:
      parameters: [{{name: x-colour, in: header, required: true, schema: {{enum: ["{}"]}}}}]
      responses: {{'200': {{description: all}}}}
)",
                                  value));
  };
  EXPECT_TRUE(has(document("dark red"), "with: {x-colour: dark red}"));
  for (const auto* value : {" red", "red "})
    EXPECT_TRUE(has(document(value), ": no value is known for the parameter `x-colour`")) << value;
}

TEST(DerivedRequests, LeaveToTheTargetWhatIsDestroyed) {
  const auto said = derived_of(R"(  /things/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: one}}
  /others/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: one}}
  /links:
    delete:
      parameters: [{name: id, in: query, required: true, schema: {type: integer}}]
      responses: {'200': {description: gone}}
)");
  EXPECT_TRUE(has(said, "request: {operation: links.delete}\n")) << said;
}

TEST(DerivedRequests, LimitNoCredentialsWhereTheDocumentationShowsNone) {
  const auto said = derived_of(R"(  /things:
    get:
      security: [{}]
      responses: {'200': {description: all}, '403': {description: Forbidden}}
)");
  EXPECT_FALSE(has(said, "auth: limited")) << said;
  EXPECT_TRUE(has(said, "/403/forbidden: the documentation shows no credentials\n")) << said;
}

TEST(DerivedRequests, TakeAnIdOfTheBodyForNothingThatThePathNames) {
  const auto said =
      derived_of_ours(R"(x-assay-resources: {shelf: {id: id}, book: {id: id, parent: shelf}}
paths:
  /shelves/{shelf_id}/books:
    post:
      operationId: books.create
      x-assay-acts: {on: book, does: create}
      parameters: [{name: shelf_id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}
      responses:
        "201": {description: made}
        "404": {description: none, x-assay-errors: [{when: {absent: shelf}}]}
)");
  EXPECT_TRUE(has(said, "operation: books.create")) << said;
  EXPECT_FALSE(has(said, "unknown_id")) << said;
  EXPECT_TRUE(has(said, ": no parameter names a shelf that is not there\n")) << said;
}

TEST(DerivedRequests, PutNoUnknownIdIntoATextOfItsName) {
  const auto said = derived_of(R"(  /comments/{comment}:
    put:
      parameters: [{name: comment, in: path, required: true, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {comment: {type: string, minLength: 2}}}, example: {comment: yes it is, more.of: it}}}}
      responses: {'200': {description: done}, '404': {description: none}}
)");
  EXPECT_TRUE(has(said, "with: {comment: \"${unknown_id}\"}")) << said;
  EXPECT_FALSE(has(said, "comment: ${unknown_id}")) << said;
}

TEST(DerivedRequests, SendNoValueOfTheQueryInABodyThatRefusesIt) {
  const auto said = derived_of(R"(  /albums:
    delete:
      parameters: [{name: ids, in: query, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {ids: {type: array, items: {type: string}}}}}}}
      responses: {'200': {description: gone}}
)");
  EXPECT_TRUE(has(said, "}, json: {}}\n")) << said;
}

TEST(DerivedRequests, SayWhichParametersTakeNoUnknownId) {
  const auto said =
      derived_of_ours(R"(x-assay-resources: {shelf: {id: shelf_id}, book: {id: book_id}}
paths:
  /books:
    post:
      operationId: books.create
      x-assay-acts: {on: book, does: create}
      parameters: [{name: shelf_id, in: query, required: true, schema: {type: string, maxLength: 3}}]
      responses:
        "201": {description: made}
        "404": {description: none, x-assay-errors: [{when: {absent: shelf}}]}
  /all-books:
    get:
      operationId: books.list
      x-assay-acts: {on: book, does: list}
      parameters: [{name: book_id, in: query, schema: {type: string}}]
      responses:
        "200": {description: one}
        "404": {description: none, x-assay-errors: [{when: {absent: book}}]}
)");
  EXPECT_TRUE(has(said, ": the parameter `shelf_id` takes no unknown id\n")) << said;
  EXPECT_TRUE(has(said, ": no request needs the parameter `book_id`, which names a book\n"))
      << said;
}

}  // namespace
}  // namespace assay::run
