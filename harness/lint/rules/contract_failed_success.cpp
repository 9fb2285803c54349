#include <fmt/format.h>

#include "lint/all.h"
#include "lint/contract_parts.h"

namespace assay::lint::all {
namespace {

using JsonKind = tree::Kind;

/// The member that says whether the request succeeded, or nullptr.
const tree::Member* outcome_of(const tree::Node& example) {
  for (const auto& member : example.members) {
    if ((member.key == "success" || member.key == "ok") && member.value.is(JsonKind::boolean))
      return &member;
  }
  return nullptr;
}

/// The member that tells of errors, and is not empty; or nullptr.
const tree::Member* errors_of(const tree::Node& example) {
  for (const auto& member : example.members) {
    const auto& value = member.value;
    const bool tells = (value.is(JsonKind::sequence) && !value.items.empty()) ||
                       (value.is(JsonKind::mapping) && !value.members.empty()) ||
                       (value.is(JsonKind::string) && !value.scalar.empty());
    if ((member.key == "errors" || member.key == "error") && tells) return &member;
  }
  return nullptr;
}

void check(const tree::Node& example, Findings& out) {
  const auto* outcome = outcome_of(example);
  const auto* errors = errors_of(example);
  if (outcome == nullptr) return;
  const bool succeeds = outcome->value.scalar == "true";
  if (succeeds && errors != nullptr) {
    out.add(errors->key_span,
            fmt::format("the example of a success says `{}: true` and has `{}` that are not empty",
                        outcome->key,
                        errors->key),
            "empty them, or show what a success looks like",
            {{outcome->key_span, "the success"}});
  }
  if (!succeeds) {
    out.add(outcome->key_span,
            fmt::format("the example of a success says `{}: false`", outcome->key),
            "show a success, or document the status of the error");
  }
}

void find(const ContractSite& site, Findings& out) {
  each_body(site, [&](const BodyPart& body) {
    if (body.of != BodyPart::Of::success) return;
    for (const auto* example : body.content.examples)
      check(*example, out);
  });
}

}  // namespace

const Rule contract_failed_success = {
    .id = "contract.failed-success",
    .title = "the example of a success tells of errors",
    .level = text::Severity::warning,
    .about =
        "`success: true` beside `errors` that are not empty, or `success: false`: generated "
        "examples fill every member. Whether a client has to look at `errors` after a success "
        "stays open.",
    .kind = Kind::page,
    .failing = R"(## Get a connector

**get** `/connectors/{connector_id}`

### Path Parameters

- `connector_id: string`

### Returns

- `errors: array of object { code, message }`

  - `code: number`

  - `message: string`

- `success: boolean`

### Example

```http
curl https://api.example.com/connectors/$CONNECTOR_ID
```

#### Response

```json
{
  "errors": [
    {
      "code": 0,
      "message": "message"
    }
  ],
  "success": true
}
```
)",
    .passing = R"(## Get a connector

**get** `/connectors/{connector_id}`

### Path Parameters

- `connector_id: string`

### Returns

- `errors: array of object { code, message }`

  - `code: number`

  - `message: string`

- `success: boolean`

### Example

```http
curl https://api.example.com/connectors/$CONNECTOR_ID
```

#### Response

```json
{
  "errors": [],
  "success": true
}
```
)",
    .on_contract = find,
};

}  // namespace assay::lint::all
