#include "docs/statements.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "docs/registry.h"

namespace assay::docs {
namespace {

/// What stays unread of a page that must be read: `line:column words | …`.
std::string unread_of(const std::string& text, const Surroundings& around = {}) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto reading = read_page(sources, sources.add("page", text), around, nullptr, out);
  EXPECT_TRUE(reading) << text::render(sources, out);
  std::string all;
  if (!reading) return all;
  for (const auto& one : reading->unread) {
    const auto place = sources.position(one.span);
    all += all.empty() ? "" : " | ";
    all += std::to_string(place.line) + ":" + std::to_string(place.column) + " ";
    all += one.text.empty() ? sources.text(one.span) : "~ " + std::string(one.text);
  }
  return all;
}

TEST(Statements, OfAStainlessPageStandAboveItsSections) {
  EXPECT_EQ(unread_of(R"(## Rename a kite

**put** `/kites/{kite_id}`

Gives a kite another name. The name must be unique among all kites.

### Path Parameters

- `kite_id: string`

### Returns

- `id: string`
)"),
            "5:28 The name must be unique among all kites.");
}

TEST(Statements, OfAYfmPageStandInItsLines) {
  EXPECT_EQ(
      unread_of(R"(# Delete a kite kites.kite.delete

> Scope: [`kites`](../scopes.md)
>
> Who can execute the method: an administrator

The method deletes a kite. A kite can be deleted if it has no strings.
The kite must not be in the air.

## Method parameters

#|
|| **Name**
`type` | **Description** ||
|| **id***
`integer` | The id of the kite ||
|#

At least 1 of the parameters must be given.

## Example

You must have a client: at most 5.

{% list tabs %}

- cURL

    ```bash
    curl -X POST -d '{"id": 1}' https://kites.example/rest/kites.kite.delete
    ```

{% endlist %}
)"),
      "8:1 The kite must not be in the air. | 19:1 At least 1 of the parameters must be given.");
}

TEST(Statements, OfAMintlifyPageStandBesideItsFields) {
  EXPECT_EQ(unread_of(R"(---
title: Fly a kite
api: POST https://kites.example/flights
description: At most 5 kites can fly, and no flight may exceed 2 hours.
---

A kite must be whole. Kites are fun.

| at least 5 | and at most 9 |
| --- | --- |

<ParamField body="kite" type="string" required>
  The kite.
</ParamField>
)"),
            "7:1 A kite must be whole. | 9:1 | at least 5 | and at most 9 | | "
            "4:14 At most 5 kites can fly, and no flight may exceed 2 hours.");
}

TEST(Statements, OfAnOpenapiDocumentStandInItsDescriptions) {
  EXPECT_EQ(unread_of(R"(openapi: 3.1.0
info: {title: Kites, version: "1", description: All kites must be known.}
paths:
  /kites:
    description: Kites must have a tail.
    post:
      description: "Makes a kite.\nIts name must be unique."
      requestBody:
        description: The kite must have a colour.
        content: {application/json: {schema: {type: object}}}
      responses:
        "200": {description: The kite. Its id must be kept.}
        "409": {$ref: "#/components/responses/Taken"}
components:
  responses:
    Taken: {description: A name must be free.}
)"),
            "2:49 All kites must be known. | 5:18 Kites must have a tail. | 7:20 ~ Its name must "
            "be unique. | "
            "9:22 The kite must have a colour. | 12:40 Its id must be kept. | "
            "16:26 A name must be free.");
}

TEST(Statements, OfAnOpenapiDocumentStandBesideItsOperationsToo) {
  EXPECT_EQ(unread_of(R"(openapi: 3.1.0
info: {title: Kites, version: "1"}
servers: [{url: "https://kites.example", description: At most 5 requests per second.}]
tags: [{name: kites, description: Kites must be whole.}]
paths:
  /kites:
    get:
      responses:
        "200":
          description: Kites
          content:
            application/json:
              schema:
                not: {type: string, description: At most 9 characters.}
                if: {properties: {default: {description: At least 2 knots.}}}
                propertyNames: {description: Names must be short.}
                properties: {if: {type: string, description: At most 7 characters.}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key, description: The key must be 32 characters long.}
)"),
            "14:50 At most 9 characters. | 15:58 At least 2 knots. | "
            "16:46 Names must be short. | 3:55 At most 5 requests per second. | "
            "4:35 Kites must be whole. | 20:63 The key must be 32 characters long.");
}

TEST(Statements, OfDocumentsThatAreReferredToAreOfValuesToo) {
  base::FakeDisk disk;
  disk.files["kite.yaml"] = R"(type: object
description: A kite must have a tail.
properties:
  name: {type: string, description: At most 9 characters., example: {description: must be red}}
)";
  EXPECT_EQ(unread_of(R"(openapi: 3.1.0
info: {title: Kites, version: "1"}
paths:
  /kites:
    get:
      responses:
        "200":
          description: The kite
          content: {application/json: {schema: {$ref: kite.yaml}}}
)",
                      {.files = &disk}),
            "2:14 A kite must have a tail. | 4:37 At most 9 characters.");
}

}  // namespace
}  // namespace assay::docs
