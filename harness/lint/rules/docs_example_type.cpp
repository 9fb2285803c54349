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
