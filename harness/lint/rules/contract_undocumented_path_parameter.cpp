#include <algorithm>

#include <fmt/format.h>

#include "lint/all.h"
#include "lint/contract_parts.h"

namespace assay::lint::all {
namespace {

/// The names in braces.
std::vector<std::string_view> names_in(std::string_view path) {
  std::vector<std::string_view> names;
  for (;;) {
    const auto open = path.find('{');
    const auto close = path.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) return names;
    names.push_back(path.substr(open + 1, close - open - 1));
    path.remove_prefix(close + 1);
  }
}

void find(const ContractSite& site, Findings& out) {
  if (site.kind != Kind::page) return;  // openapi.undefined-parameter
  for (const auto& operation : site.contract.operations) {
    std::vector<std::string_view> documented;
    for (const auto& parameter : operation.parameters) {
      if (parameter.in == contract::In::path) documented.emplace_back(parameter.name);
    }
    const auto named = names_in(operation.path);
    for (const auto name : named) {
      if (std::find(documented.begin(), documented.end(), name) != documented.end()) continue;
      out.add(operation.span,
              fmt::format("the path names `{}`, which is no documented path parameter",
                          text::printable(name)),
              text::suggestion(name, documented));
    }
    for (const auto& parameter : operation.parameters) {
      if (parameter.in != contract::In::path) continue;
      if (std::find(named.begin(), named.end(), parameter.name) != named.end()) continue;
      out.add(parameter.span,
              fmt::format("the path parameter `{}` stands nowhere in the path",
                          text::printable(parameter.name)),
              text::suggestion(parameter.name, named));
    }
  }
}

}  // namespace

const Rule contract_undocumented_path_parameter = {
    .id = "contract.undocumented-path-parameter",
    .title = "the path and the table of its parameters name different ones",
    .level = text::Severity::warning,
    .about =
        "One of the two was renamed. OpenAPI documents have `openapi.undefined-parameter` for "
        "this.",
    .kind = Kind::page,
    .failing = R"(## Get a connector

**get** `/connectors/{connector_id}`

### Path Parameters

- `id: string`

### Returns

- `id: string`
)",
    .passing = R"(## Get a connector

**get** `/connectors/{connector_id}`

### Path Parameters

- `connector_id: string`

### Returns

- `id: string`
)",
    .on_contract = find,
};

}  // namespace assay::lint::all
