#include "docs/openapi_words.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "docs/testing/page.h"
#include "tree/pointer.h"

namespace assay::docs {
namespace {

/// A document whose words were read.
struct Document {
  explicit Document(const std::string& text) {
    tree = *tree::read_any(sources, sources.add("api", text), out, {.merge_keys = true});
    read_words(sources, tree, unread, out);
  }

  /// The value at the pointer in one line, without its description.
  std::string at(std::string_view pointer) const {
    const auto* found = tree::find(tree, *tree::Pointer::read(pointer));
    if (found == nullptr) return "nothing";
    auto shown = *found;
    erase_if(shown.members, [](const auto& one) { return one.key == "description"; });
    return tree::write_flow_yaml(shown);
  }

  /// What stays unread: each place with the words at it, or those that stand there otherwise.
  std::string left() const {
    std::string all;
    for (const auto& one : unread) {
      all.append(all.empty() ? "" : " | ").append(sources.place(one.span)).append(" ");
      all.append(one.text.empty() ? sources.text(one.span) : "~ " + std::string(one.text));
    }
    return all;
  }

  text::SourceMap sources;
  text::Diagnostics out;
  tree::Node tree;
  std::vector<Unread> unread;
};

/// A document of this version with one operation that has these members.
std::string operation(std::string_view version, std::string_view members) {
  return std::string(version) + "\npaths:\n  /kites:\n    post:\n" + std::string(members);
}

TEST(OpenapiWords, LimitParameters) {
  const Document document(operation("openapi: 3.1.0", R"(
      parameters:
      - {name: rows, in: query, description: "Rows, max 50. Default: 20", schema: {type: integer}}
      - {name: page, in: query, description: From 1 to 9, schema: {type: integer, maximum: 5}}
      - {name: kind, in: query, description: Up to 9 characters, schema: {type: string, enum: [a]}}
)"));
  const std::string parameter = "/paths/~1kites/post/parameters/";
  EXPECT_EQ(document.at(parameter + "0/schema"),
            "{type: integer, default: 20, x-assay-level: {default: must, maximum: must}, "
            "maximum: 50}");
  EXPECT_EQ(document.at(parameter + "1/schema"),
            "{type: integer, maximum: 5, minimum: 1, x-assay-level: {minimum: must}}");
  EXPECT_EQ(document.at(parameter + "2/schema"), "{type: string, enum: [a]}");
  EXPECT_EQ(document.left(), "api:8:46 From 1 to 9");
}

TEST(OpenapiWords, LimitBodiesAndWhatIsSharedOnce) {
  const Document document(operation("openapi: 3.1.0", R"(
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Kite'}}}}
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Kite'}}}}
        '201': {$ref: '#/components/responses/Flown'}
components:
  responses:
    Flown:
      content:
        application/json:
          schema: {type: array, items: {type: string, description: "At most 5 characters. Default: `a`"}}
  schemas:
    Kite:
      oneOf:
      - {properties: {name: {type: string, description: "Must be unique. Up to 40 characters"}}}
      - {additionalProperties: {$ref: '#/components/schemas/a~1b%20c/items'}}
    a/b c: {type: number, description: Must be positive}
    Unused: {type: string, description: Must be unique}
)"));
  EXPECT_EQ(document.at("/components/schemas/Kite/oneOf/0/properties/name"),
            "{type: string, maxLength: 40, x-assay-level: {maxLength: must}}");
  EXPECT_EQ(document.at("/components/schemas/a~1b c"),
            "{type: number, exclusiveMinimum: 0, x-assay-level: {exclusiveMinimum: must}}");
  EXPECT_EQ(document.at("/components/responses/Flown/content/application~1json/schema/items"),
            "{type: string, maxLength: 5, x-assay-level: {maxLength: must}}");
  EXPECT_EQ(document.left(), "api:19:58 Must be unique.");
}

TEST(OpenapiWords, AreWrittenInTheDialectOfTheDocument) {
  const auto* parameter = "      parameters: [{name: n, in: query, description: Must be positive, ";
  EXPECT_EQ(Document(operation("swagger: '2.0'", std::string(parameter) + "type: integer}]\n"))
                .at("/paths/~1kites/post/parameters/0"),
            "{name: \"n\", in: query, type: integer, exclusiveMinimum: true, x-assay-level: "
            "{exclusiveMinimum: must}, minimum: 0}");
  const auto old = std::string(parameter) + "schema: {type: number, minimum: ";
  EXPECT_EQ(Document(operation("openapi: 3.0.3", old + "1}}]\n"))
                .at("/paths/~1kites/post/parameters/0/schema"),
            "{type: number, minimum: 1}");
  const Document crossed(operation("openapi: 3.0.3", old + "0}}]\n"));
  EXPECT_EQ(crossed.at("/paths/~1kites/post/parameters/0/schema"), "{type: number, minimum: 0}");
  EXPECT_EQ(crossed.left(), "api:5:54 Must be positive");
}

TEST(OpenapiWords, LeaveNoNumberForAFlag) {
  const auto schema = [](std::string_view version, std::string_view words) {
    return Document(operation(version,
                              "      parameters: [{name: n, in: query, description: " +
                                  std::string(words) + ", schema: {type: integer}}]\n"))
        .at("/paths/~1kites/post/parameters/0/schema");
  };
  for (const auto* version : {"openapi: 3.0.3", "openapi: 3.1.0"}) {
    EXPECT_EQ(schema(version, "Minimum 1. Must be greater than 0."),
              "{type: integer, minimum: 1, x-assay-level: {minimum: must}}");
  }
  EXPECT_EQ(schema("openapi: 3.0.3", "Must be less than 9."),
            "{type: integer, exclusiveMaximum: true, x-assay-level: {exclusiveMaximum: must}, "
            "maximum: 9}");
}

TEST(OpenapiWords, SetDefaultsOfWhatRequestsShareOnly) {
  const Document document(operation("openapi: 3.1.0", R"(
      responses:
        '200': {content: {a/b: {schema: {properties: {one: {$ref: '#/components/schemas/Told'},
                                                      two: {$ref: '#/components/schemas/Both'}}}}}}
      requestBody: {content: {a/b: {schema: {items: {$ref: '#/components/schemas/Both'}}}}}
components:
  schemas:
    Told: {type: integer, description: "Up to 9, default: 5"}
    Both: {type: integer, description: "Default: 5"}
)"));
  EXPECT_EQ(document.at("/components/schemas/Told").find("default"), std::string::npos);
  EXPECT_EQ(document.at("/components/schemas/Both"),
            "{type: integer, default: 5, x-assay-level: {default: must}}");
}

TEST(OpenapiWords, AreReadWhereverASchemaHasSchemas) {
  const std::string name = "{type: string, description: Max 3 characters}";
  const std::string named = "{type: string, maxLength: 3, x-assay-level: {maxLength: must}}";
  const Document document(operation("openapi: 3.1.0",
                                    R"(
      responses:
        '200':
          headers: {A: {description: Max 3 characters, schema: {type: string}},
                    B: {$ref: '#/components/headers/B'}}
          content: {a/b: {schema: {prefixItems: [)" +
                                        name + "], contains: " + name + ", then: " + name +
                                        ", not: " + name +
                                        R"(}}}
components: {headers: {B: {schema: )" + name +
                                        "}}}\n"));
  const std::string response = "/paths/~1kites/post/responses/200/";
  for (const auto& pointer : {response + "headers/A/schema",
                              response + "content/a~1b/schema/prefixItems/0",
                              response + "content/a~1b/schema/contains",
                              response + "content/a~1b/schema/then",
                              std::string("/components/headers/B/schema")})
    EXPECT_EQ(document.at(pointer), named) << pointer;
  EXPECT_EQ(document.at(response + "content/a~1b/schema/not"), "{type: string}");
  EXPECT_EQ(Document(operation("swagger: '2.0'",
                               "      parameters: [{name: a, in: query, type: array, items: " +
                                   name + "}]\n"))
                .at("/paths/~1kites/post/parameters/0/items"),
            named);
}

TEST(OpenapiWords, OfAParameterAreItsOwnInSwaggerOnly) {
  const auto parameter = [](std::string_view version) {
    return operation(version,
                     "      parameters: [{name: rows, in: query, type: integer, example: 500, "
                     "description: Default 20. Maximum 100., x-0: 1, x-1: 1}]\n");
  };
  const auto* pointer = "/paths/~1kites/post/parameters/0";
  const Document old(parameter("swagger: '2.0'"));
  EXPECT_EQ(old.at(pointer),
            "{name: rows, in: query, type: integer, example: 500, x-0: 1, x-1: 1, default: 20, "
            "x-assay-level: {default: must}}");
  ASSERT_EQ(old.out.items().size(), 1U);
  EXPECT_EQ(old.out.items().front().code, "docs.example-limit");
  const Document untyped(parameter("openapi: 3.0.3"));
  EXPECT_EQ(untyped.at(pointer),
            "{name: rows, in: query, type: integer, example: 500, x-0: 1, x-1: 1}");
}

TEST(OpenapiWords, SayNothingOfNamesWhereTheDialectCannot) {
  const auto schema = [](const char* version) {
    return operation(version,
                     "      requestBody: {content: {a/b: {schema: {type: object, description: "
                     "'Keys up to 5 chars, values up to 9'}}}}\n");
  };
  const std::string pointer = "/paths/~1kites/post/requestBody/content/a~1b/schema";
  const Document old(schema("openapi: 3.0.3"));
  EXPECT_EQ(
      old.at(pointer),
      "{type: object, additionalProperties: {maxLength: 9, x-assay-level: {maxLength: must}}, "
      "x-assay-level: {additionalProperties: must}}");
  EXPECT_EQ(old.left(), "api:5:74 Keys up to 5 chars, values up to 9");
  EXPECT_NE(Document(schema("openapi: 3.1.0")).at(pointer).find("propertyNames"),
            std::string::npos);
}

TEST(OpenapiWords, GiveWayToExamples) {
  const Document document(operation("openapi: 3.0.3", R"(
      requestBody:
        content:
          application/json:
            examples: {one: {value: {name: four, tags: [b]}}}
            schema:
              example: {tail: abcd}
              properties:
                name: {type: string, description: Max 3 characters}
                tail: {allOf: [{type: string, description: Max 3 characters}]}
                mast: {type: string, description: 1-3 characters, example: abcd}
                tags: {items: {type: string, description: Max 3 characters}}
)"));
  const std::string properties =
      "/paths/~1kites/post/requestBody/content/application~1json/schema/properties/";
  EXPECT_EQ(document.at(properties + "name"), "{type: string}");
  EXPECT_EQ(document.at(properties + "tail/allOf/0"), "{type: string}");
  EXPECT_EQ(document.at(properties + "mast"), "{type: string, example: abcd}");
  EXPECT_EQ(document.at(properties + "tags/items"),
            "{type: string, maxLength: 3, x-assay-level: {maxLength: must}}");
  EXPECT_EQ(document.left(), "");
  std::string codes;
  for (const auto& problem : document.out.items())
    codes.append(document.sources.place(problem.span)).append(" ").append(problem.code + "; ");
  EXPECT_EQ(codes,
            "api:9:44 docs.example-limit; api:11:31 docs.example-limit; "
            "api:15:76 docs.example-limit; ");
}

TEST(OpenapiWords, LeaveTheSameUnreadInJsonAndYaml) {
  const auto schema = [](const std::string& properties) {
    return operation("openapi: 3.1.0",
                     "      requestBody: {$ref: '#/components/requestBodies/b'}\n") +
           "components:\n  requestBodies:\n    b:\n      content:\n        a/b:\n          "
           "schema:\n"
           "            properties:\n" +
           properties;
  };
  EXPECT_EQ(
      Document(schema(R"(
              a: {description: "A code. Must be \u0075nique."}
              b:
                description: |
                  A code,
                  that must be
                  unique. Must
                  match.
              c: {description: A code. Must be unique.}
)"))
          .left(),
      "api:14:32 ~ Must be unique. | api:16:30 ~ A code,\nthat must be\nunique. | api:16:30 ~ "
      "Must\nmatch. | api:21:40 Must be unique.");
  EXPECT_EQ(
      Document(
          R"({"openapi": "3.1.0", "paths": {"/kites": {"post": {"requestBody": {"content": {"a/b": {"schema": {
"properties": {"a": {"description": "A code. Must be unique."},
"b": {"description": "A code,\nthat must be\nunique. Must\nmatch.\n"}}}}}}}}}})")
          .left(),
      "api:2:46 Must be unique. | api:3:22 ~ A code,\nthat must be\nunique. | api:3:22 ~ "
      "Must\nmatch.");
}

TEST(OpenapiWords, OfAnAliasAreListedOnce) {
  EXPECT_EQ(Document(operation("openapi: 3.1.0", R"(
      requestBody: &body {content: {a/b: {schema: {description: Must be unique}}}}
      responses: {'200': *body}
)"))
                .left(),
            "api:6:65 Must be unique");
}

TEST(OpenapiWords, AreKeptOutOfTheEmittedContract) {
  const auto line = testing::contract_of(
      operation("swagger: '2.0'\ninfo: {title: kites, version: '1'}",
                "      parameters: [{name: b, in: body, schema: {type: object, properties: {n: "
                "{type: integer, description: 'From 1 to 9, default 3'}}}}]\n"
                "      responses: {'200': {description: ok}}\n"),
      "openapi");
  EXPECT_NE(line.find("\"n\": {\n"), std::string::npos) << line;
  for (const auto* keyword : {"minimum", "maximum", "default"})
    EXPECT_EQ(line.find(keyword), std::string::npos) << line;
}

}  // namespace
}  // namespace assay::docs
