#include "lint/all.h"

namespace assay::lint::all {

const Rule docs_example_format = {
    .id = "docs.example-format",
    .title = "an example that has not the format which the words tell",
    .level = text::Severity::warning,
    .about =
        "The description says YYYY-MM-DD, ISO 8601 or the like, and the example shows something "
        "else, such as `string`.",
    .kind = Kind::page,
    .failing = R"(## Get a connector

**get** `/connectors/{connector_id}`

### Path Parameters

- `connector_id: string`

### Returns

- `since: string`

  The day it was made (YYYY-MM-DD).

### Example

```http
curl https://api.example.com/connectors/$CONNECTOR_ID
```

#### Response

```json
{
  "since": "string"
}
```
)",
    .passing = R"(## Get a connector

**get** `/connectors/{connector_id}`

### Path Parameters

- `connector_id: string`

### Returns

- `since: string`

  The day it was made (YYYY-MM-DD).

### Example

```http
curl https://api.example.com/connectors/$CONNECTOR_ID
```

#### Response

```json
{
  "since": "2024-02-29"
}
```
)",
};

}  // namespace assay::lint::all
