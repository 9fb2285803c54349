#include "lint/all.h"

namespace assay::lint::all {

const Rule docs_example_value = {
    .id = "docs.example-value",
    .title = "an example of a value that the words do not list",
    .level = text::Severity::warning,
    .about = "The schema then lists no values, since the example was most likely sent once.",
    .kind = Kind::page,
    .failing = R"(# Find connectors shop.connector.list

## Method Parameters

#|
|| **Name**
`type` | **Description** ||
|| **state**
`string` | Possible values:
- `on` — those in use
- `off` — the others ||
|#

## Code Examples

{% list tabs %}

- cURL (Webhook)

    ```bash
    curl -X POST \
         -H "Content-Type: application/json" \
         -d '{"state": "gone"}' \
         https://**put_your_bitrix24_address**/rest/**put_your_user_id_here**/**put_your_webhook_here**/shop.connector.list
    ```

{% endlist %}
)",
    .passing = R"(# Find connectors shop.connector.list

## Method Parameters

#|
|| **Name**
`type` | **Description** ||
|| **state**
`string` | Possible values:
- `on` — those in use
- `off` — the others ||
|#

## Code Examples

{% list tabs %}

- cURL (Webhook)

    ```bash
    curl -X POST \
         -H "Content-Type: application/json" \
         -d '{"state": "on"}' \
         https://**put_your_bitrix24_address**/rest/**put_your_user_id_here**/**put_your_webhook_here**/shop.connector.list
    ```

{% endlist %}
)",
};

}  // namespace assay::lint::all
