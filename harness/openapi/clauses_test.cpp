#include "openapi/clauses.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "openapi/read.h"
#include "openapi/testing/shop.h"

namespace assay::openapi {
namespace {

using Lines = std::vector<std::string>;

/// The clauses below `prefix`, each with why nothing can show it.
Lines clauses_below(const Shop& shop, std::string_view prefix) {
  Lines lines;
  for (const auto& clause : shop.contract->clauses) {
    if (!contract::selects(prefix, clause.id)) continue;
    lines.push_back(clause.id + (clause.unprovokable.empty() ? "" : " | " + clause.unprovokable));
  }
  return lines;
}

TEST(Clauses, SayWhenNothingCanProvokeAnError) {
  const Shop shop(R"(openapi: 3.1.0
x-assay-resources: {item: {id: id}}
paths:
  /items/{id}:
    get:
      operationId: get
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      x-assay-errors:
        - {code: MOON, when: {unknown: the moon is full}}
        - {code: SLOW DOWN, status: 429, when: {rate_limited: true}}
        - {code: "14100", when: {absent: item}}
      responses:
        '200': {description: found}
        '429': {description: too many}
        '500': {description: broken}
)");
  EXPECT_EQ(clauses_below(shop, "shop/get/error"),
            (Lines{"shop/get/error/14100",
                   "shop/get/error/MOON | it is not known what provokes it: “the moon is full”",
                   "shop/get/error/SLOW%20DOWN | no case asks that often"}));
  EXPECT_EQ(clauses_below(shop, "shop/get/status"),
            (Lines{"shop/get/status/200",
                   "shop/get/status/429 | the documentation does not say when this is the answer",
                   "shop/get/status/500 | no request makes a sound endpoint answer so"}));
}

TEST(Clauses, NeedADocumentedAnswerToABrokenParameter) {
  const Shop shop(R"(openapi: 3.1.0
paths:
  /a:
    get:
      operationId: silent
      parameters: [{name: limit, in: query, required: true, schema: {type: integer, maximum: 9}}]
      responses: {'200': {description: found}}
    put:
      operationId: outspoken
      parameters: [{name: limit, in: query, required: true, schema: {type: integer, maximum: 9}}]
      responses: {'200': {description: found}, '400': {description: wrong}}
    post:
      operationId: exact
      parameters: [{name: limit, in: query, required: true, schema: {type: integer, maximum: 9}}]
      x-assay-errors: [{code: LIMIT, when: {missing: limit}}]
      responses: {'200': {description: found}}
)");
  constexpr std::string_view no_answer = " | no documented error answers a request that breaks it";
  EXPECT_EQ(clauses_below(shop, "shop/silent/parameter"),
            (Lines{fmt::format("shop/silent/parameter/query/limit:maximum{}", no_answer),
                   "shop/silent/parameter/query/limit:required | no documented error answers a "
                   "request without it",
                   fmt::format("shop/silent/parameter/query/limit:type{}", no_answer)}));
  EXPECT_EQ(clauses_below(shop, "shop/outspoken/parameter"),
            (Lines{"shop/outspoken/parameter/query/limit:maximum",
                   "shop/outspoken/parameter/query/limit:required",
                   "shop/outspoken/parameter/query/limit:type"}));
  EXPECT_EQ(clauses_below(shop, "shop/exact/parameter"),
            (Lines{fmt::format("shop/exact/parameter/query/limit:maximum{}", no_answer),
                   "shop/exact/parameter/query/limit:required",
                   fmt::format("shop/exact/parameter/query/limit:type{}", no_answer)}));
}

TEST(Clauses, NeedADocumentedAnswerToARequestWithoutCredentials) {
  const Shop shop(R"(openapi: 3.1.0
security: [{key: []}]
paths:
  /a:
    get: {operationId: silent, responses: {'200': {description: found}}}
    put: {operationId: outspoken, responses: {'200': {description: done}, '401': {description: no key}}}
    post: {operationId: open, security: [{}, {key: []}], responses: {'200': {description: done}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
)");
  EXPECT_EQ(
      clauses_below(shop, "shop/silent/security"),
      (Lines{
          "shop/silent/security/key | no documented error answers a request without credentials"}));
  EXPECT_EQ(clauses_below(shop, "shop/outspoken"),
            (Lines{"shop/outspoken/http/content-type | no documented answer has a body",
                   "shop/outspoken/http/deadline",
                   "shop/outspoken/http/documented-status",
                   "shop/outspoken/http/encoding",
                   "shop/outspoken/http/framing",
                   "shop/outspoken/http/json | no documented answer has a body",
                   "shop/outspoken/security/key",
                   "shop/outspoken/status/200",
                   "shop/outspoken/status/401"}));
  EXPECT_EQ(clauses_below(shop, "shop/open/security"),
            (Lines{"shop/open/security/key | a request without credentials is allowed too"}));
}

TEST(Clauses, AreMissingOnlyForSchemasThatCannotBeCompiled) {
  base::FakeDisk disk;
  disk.files["shop/openapi.yaml"] = R"(openapi: 3.1.0
paths:
  /a:
    get:
      operationId: get
      responses:
        '200': {description: found, content: {application/json: {schema: {oneOf: []}}}}
        '400': {description: wrong, content: {application/json: {schema: {type: object}}}}
)";
  for (const auto mode : {Schemas::strict, Schemas::tolerant, Schemas::unread}) {
    text::SourceMap sources;
    text::Diagnostics out;
    const auto contract = read(sources, disk, "shop/openapi.yaml", "shop", out, mode);
    EXPECT_EQ(contract.has_value(), mode != Schemas::strict);
    EXPECT_EQ(out.items().size(), mode == Schemas::unread ? 0u : 1u);
    if (!contract) continue;
    EXPECT_EQ(contract->clause("shop/get/response/400#:type") != nullptr,
              mode == Schemas::tolerant);
  }
}

TEST(Clauses, TakeTheLevelThatTheExtensionSays) {
  const Shop shop(R"(openapi: 3.1.0
paths:
  /a:
    get:
      operationId: get
      parameters:
        - {name: limit, in: query, x-assay-level: may, schema: {type: integer, x-assay-level: {maximum: should}, maximum: 9}}
      responses: {'200': {description: found, x-assay-level: should}}
)");
  const auto level_of = [&](std::string_view id) {
    return name_of(shop.contract->clause(id)->level);
  };
  EXPECT_EQ(level_of("shop/get/parameter/query/limit:type"), "may");
  EXPECT_EQ(level_of("shop/get/parameter/query/limit:maximum"), "should");
  EXPECT_EQ(level_of("shop/get/status/200"), "should");
}

}  // namespace
}  // namespace assay::openapi
