#include "lint/all.h"

namespace assay::lint::all {

const Rule docs_example_error_code = {
    .id = "docs.example-error-code",
    .title = "the example of an error has a code that the table does not list",
    .level = text::Severity::warning,
    .about = "Whoever handles the codes of the table does not handle the one that is shown.",
    .kind = Kind::page,
    .failing = R"(# Get a connector shop.connector.get

## Error Handling

HTTP status: **400**

```json
{
    "error": "CONNECTOR_NOT_FOUND",
    "error_description": "Connector was not found."
}
```

### Possible Error Codes

#|
|| **Code** | **Description** ||
|| `NOT_FOUND` | Connector was not found. ||
|#
)",
    .passing = R"(# Get a connector shop.connector.get

## Error Handling

HTTP status: **400**

```json
{
    "error": "NOT_FOUND",
    "error_description": "Connector was not found."
}
```

### Possible Error Codes

#|
|| **Code** | **Description** ||
|| `NOT_FOUND` | Connector was not found. ||
|#
)",
};

}  // namespace assay::lint::all
