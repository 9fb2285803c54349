#include <fmt/format.h>

#include "lint/all.h"
#include "lint/contract_parts.h"

namespace assay::lint::all {
namespace {

void find(const ContractSite& site, Findings& out) {
  for (const auto& one : site.unread)
    out.add(one.span, "this may be a statement, and is not understood: " + one.why);
}

}  // namespace

const Rule page_unread = {
    .id = "page.unread",
    .title = "something that may be a statement, and was not understood",
    .level = text::Severity::note,
    .about =
        "No clause is derived from it, so nothing holds the API to it. Said in another way, it "
        "may be.",
    .kind = Kind::page,
    .failing = R"(## Get a connector

**get** `/connectors/{connector_id}`

### Path Parameters

- `connector_id: string`

### Returns

- `id: string`

### Example

```http
GET /connectors/4
```
)",
    .passing = R"(## Get a connector

**get** `/connectors/{connector_id}`

### Path Parameters

- `connector_id: string`

### Returns

- `id: string`

### Example

```http
curl https://api.example.com/connectors/$CONNECTOR_ID
```
)",
    .on_contract = find,
};

}  // namespace assay::lint::all
