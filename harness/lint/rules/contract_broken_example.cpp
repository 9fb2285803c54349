#include <fmt/format.h>

#include "lint/all.h"
#include "lint/contract_parts.h"
#include "lint/judged.h"

namespace assay::lint::all {
namespace {

std::string_view words_of(BodyPart::Of of) {
  switch (of) {
    case BodyPart::Of::request:
      return "the example of the request";
    case BodyPart::Of::success:
      return "the example of the answer";
    case BodyPart::Of::error:
      return "the example of the error";
  }
  return {};
}

void report(const ContractSite& site,
            std::string_view what,
            const schema::Schema& schema,
            const tree::Node& example,
            Findings& out) {
  for (const auto& fault : find_faults(site.sources, schema, example)) {
    if (fault.value != nullptr && is_placeholder(fault.value->scalar)) continue;
    // What a page says in passing (docs.example-format), or in another example only.
    if (site.kind == Kind::page && fault.level != contract::Level::must) continue;
    out.add(fault.span,
            fmt::format("{} contradicts its documentation: {}", what, fault.message),
            {},
            {{fault.keyword, "documented here"}});
  }
}

void find(const ContractSite& site, Findings& out) {
  each_body(site, [&](const BodyPart& body) {
    if (body.content.schema == nullptr || body.content.examples.empty()) return;
    const auto direction =
        body.of == BodyPart::Of::request ? schema::Direction::request : schema::Direction::response;
    const auto schema = compile(site, *body.content.schema, direction);
    if (!schema) return;
    for (const auto* example : body.content.examples)
      report(site, words_of(body.of), *schema, *example, out);
  });
  for (const auto& operation : site.contract.operations) {
    for (const auto& parameter : operation.parameters) {
      if (parameter.example == nullptr || parameter.schema == nullptr) continue;
      const auto schema = compile(site, *parameter.schema, schema::Direction::request);
      if (!schema) continue;
      report(site,
             fmt::format("the example of `{}`", text::printable(parameter.name)),
             *schema,
             *parameter.example,
             out);
    }
  }
}

}  // namespace

const Rule contract_broken_example = {
    .id = "contract.broken-example",
    .title = "an example that contradicts the table or the schema beside it",
    .level = text::Severity::warning,
    .about =
        "A value of another type, a member that is required and absent, a value that is not "
        "among those listed. Readers copy the example; where the two differ, the example is "
        "mostly what the API does. Values that the reader has to fill in are passed over.",
    .kind = Kind::page,
    .failing = R"(## Get a connector

**get** `/connectors/{connector_id}`

### Path Parameters

- `connector_id: string`

### Returns

- `id: string`

- `active: boolean`

### Example

```http
curl https://api.example.com/connectors/$CONNECTOR_ID
```

#### Response

```json
{
  "id": "id",
  "active": "yes"
}
```
)",
    .passing = R"(## Get a connector

**get** `/connectors/{connector_id}`

### Path Parameters

- `connector_id: string`

### Returns

- `id: string`

- `active: boolean`

### Example

```http
curl https://api.example.com/connectors/$CONNECTOR_ID
```

#### Response

```json
{
  "id": "id",
  "active": true
}
```
)",
    .on_contract = find,
};

}  // namespace assay::lint::all
