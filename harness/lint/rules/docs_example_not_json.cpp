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

## Method Parameters

#|
|| **Name**
`type` | **Description** ||
|| **id***
`integer` | Identifier of the connector ||
|#

## Code Examples

{% list tabs %}

- cURL (Webhook)

    ```bash
    curl -X POST \
         -H "Content-Type: application/json" \
         -d '{"id": 4}' \
         https://**put_your_bitrix24_address**/rest/**put_your_user_id_here**/**put_your_webhook_here**/shop.connector.get
    ```

{% endlist %}

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

## Method Parameters

#|
|| **Name**
`type` | **Description** ||
|| **id***
`integer` | Identifier of the connector ||
|#

## Code Examples

{% list tabs %}

- cURL (Webhook)

    ```bash
    curl -X POST \
         -H "Content-Type: application/json" \
         -d '{"id": 4}' \
         https://**put_your_bitrix24_address**/rest/**put_your_user_id_here**/**put_your_webhook_here**/shop.connector.get
    ```

{% endlist %}

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
