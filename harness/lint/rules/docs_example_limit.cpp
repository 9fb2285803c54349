#include "lint/all.h"

namespace assay::lint::all {

const Rule docs_example_limit = {
    .id = "docs.example-limit",
    .title = "an example that breaks a limit which the words state",
    .level = text::Severity::warning,
    .about =
        "The description says that a text has at most 40 characters, or that a number is at most "
        "200, and the example shows more. The schema then has no such limit, since the example was "
        "most likely sent once.",
    .kind = Kind::page,
    .failing = R"(# Find connectors shop.connector.list

## Method Parameters

#|
|| **Name**
`type` | **Description** ||
|| **rows**
`integer` | Connectors a page, from 1 to 200 ||
|#

## Code Examples

{% list tabs %}

- cURL (Webhook)

    ```bash
    curl -X POST \
         -H "Content-Type: application/json" \
         -d '{"rows": 500}' \
         https://**put_your_bitrix24_address**/rest/**put_your_user_id_here**/**put_your_webhook_here**/shop.connector.list
    ```

{% endlist %}
)",
    .passing = R"(# Find connectors shop.connector.list

## Method Parameters

#|
|| **Name**
`type` | **Description** ||
|| **rows**
`integer` | Connectors a page, from 1 to 200 ||
|#

## Code Examples

{% list tabs %}

- cURL (Webhook)

    ```bash
    curl -X POST \
         -H "Content-Type: application/json" \
         -d '{"rows": 50}' \
         https://**put_your_bitrix24_address**/rest/**put_your_user_id_here**/**put_your_webhook_here**/shop.connector.list
    ```

{% endlist %}
)",
};

}  // namespace assay::lint::all
