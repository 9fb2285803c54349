#include "lint/all.h"

namespace assay::lint::all {

const Rule docs_example_missing = {
    .id = "docs.example-missing",
    .title = "an example lacks a parameter that is required",
    .level = text::Severity::warning,
    .about = "The request, sent as it is shown, is refused, or the parameter is not required.",
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
         -d '{}' \
         https://**put_your_bitrix24_address**/rest/**put_your_user_id_here**/**put_your_webhook_here**/shop.connector.get
    ```

{% endlist %}
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
)",
};

}  // namespace assay::lint::all
