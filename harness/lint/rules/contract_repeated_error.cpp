#include <map>

#include <fmt/format.h>

#include "lint/all.h"
#include "lint/contract_parts.h"

namespace assay::lint::all {
namespace {

void find(const ContractSite& site, Findings& out) {
  for (const auto& operation : site.contract.operations) {
    std::map<std::pair<std::string_view, int>, const contract::ErrorCode*> seen;
    for (const auto& error : operation.errors) {
      if (error.code.empty()) continue;
      const auto [first, is_new] =
          seen.emplace(std::pair(std::string_view(error.code), error.status), &error);
      if (is_new || first->second->when != error.when || first->second->message != error.message)
        continue;
      out.add(error.span,
              fmt::format("`{}` is listed twice with the same words", text::printable(error.code)),
              "remove one",
              {{first->second->span, "first here"}});
    }
  }
}

}  // namespace

const Rule contract_repeated_error = {
    .id = "contract.repeated-error",
    .title = "an error that the table lists twice",
    .level = text::Severity::warning,
    .about =
        "Same code, same status, same words. A code may be listed for several reasons, each "
        "with its own words.",
    .kind = Kind::page,
    .failing = R"(# Get a connector shop.connector.get

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
    .on_contract = find,
};

}  // namespace assay::lint::all
