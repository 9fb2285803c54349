#include "openapi/read.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "openapi/testing/shop.h"
#include "tree/write.h"

namespace assay::openapi {
namespace {

using Lines = std::vector<std::string>;

/// `path id required`: place, name, and whether it is required.
Lines parameters_of(const contract::Operation& operation) {
  Lines lines;
  for (const auto& one : operation.parameters) {
    lines.push_back(
        fmt::format("{} {}{}", name_of(one.in), one.name, one.required == true ? " required" : ""));
  }
  return lines;
}

Lines effects_of(const contract::Contract& contract) {
  Lines lines;
  for (const auto& one : contract.operations)
    lines.push_back(fmt::format("{} {}", one.id, one.effect));
  return lines;
}

TEST(Read, FollowsReferencesThroughSeveralFiles) {
  const Shop shop(R"(openapi: 3.1.0
paths:
  /items/{id}: {$ref: 'paths/item.yaml'}
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: integer}}
)",
                  {{"shop/paths/item.yaml", R"(parameters:
  - $ref: '../openapi.yaml#/components/parameters/Id'
get:
  operationId: items.get
  responses:
    '200': {$ref: '../answers.json#/found'}
)"},
                   {"shop/answers.json", R"({"found": {"description": "found", "content":
  {"application/json": {"schema": {"$ref": "item.schema.json"}}}}})"},
                   {"shop/item.schema.json", R"({"type": "object"})"}});
  const auto& get = shop.operation("shop/items.get");
  EXPECT_EQ(parameters_of(get), (Lines{"path id required"}));
  EXPECT_EQ(get.responses.at(0).success.at(0).media_type, "application/json");
  EXPECT_EQ(shop.contract->documents.size(), 4u);
}

TEST(Read, LoadsNothingThatOnlyExamplesReferTo) {
  const Shop shop(R"(openapi: 3.1.0
paths:
  /items:
    get:
      responses:
        '200':
          description: all
          content:
            application/json:
              schema: {type: object, properties: {$ref: {type: string}}}
              example: {$ref: 'https://nowhere.example/x'}
)");
  EXPECT_EQ(shop.contract->documents.size(), 1u);
}

TEST(Read, NamesOperationsByTheirIdsElseByTheirPaths) {
  const Shop shop(R"(openapi: 3.1.0
paths:
  /items/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': {description: found}}}
    put: {operationId: items/replace it, responses: {'200': {description: done}}}
    patch: {operationId: whatever, x-assay-id: items.patch, responses: {'200': {description: done}}}
    delete: {operationId: items.delete, responses: {'204': {description: done}}}
    post: {operationId: items.touch, x-assay-effect: read, responses: {'204': {description: done}}}
)");
  EXPECT_EQ(effects_of(*shop.contract),
            (Lines{"shop/get.items._id_ read",
                   "shop/items/replace%20it write",
                   "shop/items.patch write",
                   "shop/items.delete destructive",
                   "shop/items.touch read"}));
}

TEST(Read, LetsAnOperationOverrideTheParametersOfItsPath) {
  const Shop shop(R"(openapi: 3.1.0
paths:
  /items/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: limit, in: query, schema: {type: integer}}
    get:
      parameters:
        - {name: limit, in: query, required: true, schema: {type: integer}}
        - {name: limit, in: header, schema: {type: integer}}
      responses: {'200': {description: found}}
)");
  EXPECT_EQ(parameters_of(shop.operation("get.items._id_")),
            (Lines{"query limit required", "header limit", "path id required"}));
}

TEST(Read, NamesMembersOfABodyByTheirPaths) {
  const Shop shop(R"(openapi: 3.1.0
paths:
  /orders:
    post:
      operationId: order
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - type: object
                  required: [lines]
                  properties:
                    lines:
                      type: array
                      items: {type: object, required: [sku], properties: {sku: {type: string}}}
                - {$ref: '#/components/schemas/Parent'}
      responses: {'201': {description: made}}
components:
  schemas:
    Parent: {type: object, properties: {parent: {$ref: '#/components/schemas/Parent'}}}
)");
  EXPECT_EQ(parameters_of(shop.operation("order")),
            (Lines{"body lines required", "body lines[].sku required", "body parent"}));
}

TEST(Read, PartsSuccessFromErrorWhereOneStatusCarriesBoth) {
  const Shop shop(R"(openapi: 3.1.0
x-assay-error-if: {present: /error/code}
paths:
  /call:
    post:
      operationId: call
      responses:
        '200':
          description: either
          content:
            application/json:
              schema:
                oneOf:
                  - {type: object, required: [result]}
                  - {$ref: '#/components/schemas/Error'}
                  - {type: object, required: [results]}
              examples:
                good: {value: {result: 1}}
                bad: {value: {error: {code: NO-LUCK}}}
components:
  schemas:
    Error:
      type: object
      required: [error]
      properties: {error: {type: object, required: [code], properties: {code: {type: string}}}}
)");
  const auto& answer = shop.operation("call").responses.at(0);
  ASSERT_EQ(answer.success.size(), 1u);
  ASSERT_EQ(answer.error.size(), 1u);
  EXPECT_EQ(tree::write_yaml(*answer.success[0].schema),
            "oneOf:\n"
            "  - type: object\n    required:\n      - result\n"
            "  - type: object\n    required:\n      - results\n");
  EXPECT_EQ(tree::write_yaml(*answer.error[0].schema), "$ref: \"#/components/schemas/Error\"\n");
  EXPECT_EQ(tree::write_yaml(*answer.success[0].examples.at(0)), "result: 1\n");
  EXPECT_EQ(tree::write_yaml(*answer.error[0].examples.at(0)), "error:\n  code: NO-LUCK\n");
}

TEST(Read, TakesTheBodiesOfErrorStatusesAsErrors) {
  const Shop shop(R"(openapi: 3.1.0
paths:
  /call:
    get:
      operationId: call
      responses:
        default: {description: else, content: {application/json: {schema: {type: object}}}}
        '404': {description: absent, content: {application/json: {schema: {type: object}}}}
        '200': {description: found, content: {application/json: {schema: {type: object}}}}
)");
  Lines lines;
  for (const auto& one : shop.operation("call").responses)
    lines.push_back(fmt::format("{} {} {}", one.status, one.success.size(), one.error.size()));
  EXPECT_EQ(lines, (Lines{"200 1 0", "404 0 1", "default 0 1"}));
}

TEST(Read, KeepsTheAlternativesOfSecurityApart) {
  const Shop shop(R"(openapi: 3.1.0
security: [{key: []}]
paths:
  /a: {get: {operationId: a, responses: {'200': {description: found}}}}
  /b: {get: {operationId: b, security: [{key: [], token: []}, {}], responses: {'200': {description: found}}}}
  /c: {get: {operationId: c, security: [], responses: {'200': {description: found}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: api_key}
    token: {type: http, scheme: Bearer}
)");
  using Alternatives = std::vector<contract::SecurityAlternative>;
  EXPECT_EQ(shop.operation("a").security, (Alternatives{{"key"}}));
  EXPECT_EQ(shop.operation("b").security, (Alternatives{{"key", "token"}, {}}));
  EXPECT_EQ(shop.operation("c").security, Alternatives{});
}

TEST(Read, TakesTheNearestServers) {
  const Shop shop(R"(openapi: 3.1.0
servers: [{url: 'https://{region}.a.example', variables: {region: {default: eu, enum: [eu, us]}}}]
paths:
  /a: {get: {operationId: a, responses: {'200': {description: found}}}}
  /b:
    servers: [{url: 'https://b.example'}]
    get: {operationId: b, responses: {'200': {description: found}}}
    put: {operationId: c, servers: [{url: 'https://c.example'}], responses: {'200': {description: done}}}
)");
  const auto urls = [&](std::string_view name) {
    Lines lines;
    for (const auto index : shop.operation(name).servers)
      lines.push_back(shop.contract->servers.at(index).url);
    return lines;
  };
  EXPECT_EQ(urls("a"), (Lines{"https://{region}.a.example"}));
  EXPECT_EQ(urls("b"), (Lines{"https://b.example"}));
  EXPECT_EQ(urls("c"), (Lines{"https://c.example"}));
  EXPECT_EQ(shop.contract->servers.at(0).variables.at(0).values, (Lines{"eu", "us"}));
}

TEST(Read, PutsServerVariablesOfSeveralSegmentsIntoTheUrl) {
  const Shop shop(R"(openapi: 3.1.0
servers:
  - url: https://a.example/{base}/{version}
    variables: {base: {default: /api/shop}, version: {default: v1}}
paths:
  /a: {get: {operationId: a, responses: {'200': {description: found}}}}
)");
  const auto& server = shop.contract->servers.at(0);
  EXPECT_EQ(server.url, "https://a.example/api/shop/{version}");
  ASSERT_EQ(server.variables.size(), 1u);
  EXPECT_EQ(server.variables[0].name, "version");
}

TEST(Read, BringsSwaggerIntoTheSameForm) {
  const Shop shop(R"(swagger: "2.0"
host: shop.example
basePath: /v1
schemes: [https, http]
produces: [application/json]
paths:
  /items:
    post:
      operationId: items.add
      parameters:
        - {name: dry, in: query, type: boolean}
        - {name: item, in: body, required: true, schema: {$ref: '#/definitions/Item'}}
      responses:
        200: {description: done, schema: {$ref: '#/definitions/Item'}, examples: {application/json: {sku: a}}}
  /pictures:
    post:
      operationId: pictures.add
      parameters:
        - {name: title, in: formData, required: true, type: string, maxLength: 9}
        - {name: data, in: formData, type: file}
      responses:
        default: {description: done}
definitions:
  Item: {type: object, required: [sku], properties: {sku: {type: string}}}
)");
  const auto& items = shop.operation("items.add");
  EXPECT_EQ(parameters_of(items), (Lines{"query dry", "body sku required"}));
  EXPECT_EQ(tree::write_yaml(*items.parameters[0].schema), "type: boolean\n");
  EXPECT_EQ(items.body.at(0).media_type, "application/json");
  EXPECT_EQ(tree::write_yaml(*items.responses.at(0).success.at(0).examples.at(0)), "sku: a\n");
  const auto& pictures = shop.operation("pictures.add");
  EXPECT_EQ(parameters_of(pictures), (Lines{"body title required", "body data"}));
  EXPECT_EQ(pictures.body.at(0).media_type, "multipart/form-data");
  EXPECT_EQ(tree::write_yaml(*pictures.parameters[0].schema), "type: string\nmaxLength: 9\n");
  EXPECT_EQ(shop.contract->servers.at(0).url, "https://shop.example/v1");
  EXPECT_EQ(shop.contract->servers.at(1).url, "http://shop.example/v1");
}

}  // namespace
}  // namespace assay::openapi
