#include "lint/all.h"

namespace assay::lint::all {

const Rule docs_example_undocumented = {
    .id = "docs.example-undocumented",
    .title = "an example has a member that no table lists",
    .level = text::Severity::warning,
    .about = "It was renamed in one of the two places, or forgotten in the table.",
    .kind = Kind::page,
    .failing = R"(# Get a connector shop.connector.get

## Response Handling

HTTP status: **200**

```json
{"result": {"name": "a", "owner": 7}}
```

### Returned Data

#|
|| **Name**
`type` | **Description** ||
|| **result**
`object` | The connector ||
|| **result.name**
`string` | Its name ||
|#
)",
    .passing = R"(# Get a connector shop.connector.get

## Response Handling

HTTP status: **200**

```json
{"result": {"name": "a"}}
```

### Returned Data

#|
|| **Name**
`type` | **Description** ||
|| **result**
`object` | The connector ||
|| **result.name**
`string` | Its name ||
|#
)",
};

}  // namespace assay::lint::all
