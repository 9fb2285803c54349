#include "lint/all.h"

namespace assay::lint::all {

const Rule docs_example_not_json = {
    .id = "docs.example-not-json",
    .title = "an example that is not JSON",
    .level = text::Severity::warning,
    .about =
        "A comma too many, `...`, a comment: what can be read is read, and readers who copy it "
        "cannot.",
    .kind = Kind::page,
    .failing = R"(# Get a connector shop.connector.get

## Response Handling

HTTP status: **200**

```json
{"result": {"name": "a",}}
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
