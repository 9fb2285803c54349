#include <fmt/format.h>

#include "lint/all.h"
#include "lint/contract_parts.h"

namespace assay::lint::all {
namespace {

bool is_error_status(std::string_view status) {
  return status.size() == 3 && (status[0] == '4' || status[0] == '5');
}

void find(const ContractSite& site, Findings& out) {
  for (const auto& operation : site.contract.operations) {
    for (const auto& response : operation.responses) {
      if (response.success.empty() || !is_error_status(response.status)) continue;
      out.add(
          response.span,
          fmt::format("the answer of a success is documented under the status {}", response.status),
          "write 200, if that is what is answered");
    }
  }
}

}  // namespace

const Rule contract_success_status = {
    .id = "contract.success-status",
    .title = "a success under a status that says it failed",
    .level = text::Severity::warning,
    .about = "Mostly the line was copied from the error below it.",
    .kind = Kind::page,
    .failing = R"(# Get a connector shop.connector.get

## Response Handling

HTTP status: **400**

```json
{
    "result": true
}
```

### Returned Data

#|
|| **Name**
`type` | **Description** ||
|| **result**
`boolean` | Root element of the response ||
|#
)",
    .passing = R"(# Get a connector shop.connector.get

## Response Handling

HTTP status: **200**

```json
{
    "result": true
}
```

### Returned Data

#|
|| **Name**
`type` | **Description** ||
|| **result**
`boolean` | Root element of the response ||
|#
)",
    .on_contract = find,
};

}  // namespace assay::lint::all
