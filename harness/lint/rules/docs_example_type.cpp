#include "lint/all.h"

namespace assay::lint::all {

const Rule docs_example_type = {
    .id = "docs.example-type",
    .title = "an example of another type than the table gives",
    .level = text::Severity::warning,
    .about =
        "The schema then allows both, since the example was most likely sent once. Types behind "
        "links (`data-types.md#time`) are looked at where `--root` says where they lie.",
    .kind = Kind::page,
    .failing = R"(# Get a connector shop.connector.get

## Response Handling

HTTP status: **200**

```json
{"result": {"name": 4}}
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
