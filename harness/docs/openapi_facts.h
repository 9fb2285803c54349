#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "text/source_map.h"
#include "tree/node.h"

// What a contract that was read from an OpenAPI document has no words for, found as the other
// readers of pages find it.

namespace assay::docs {

/// The API's name, the first segment of every id: that of the first server that is a vendor's, else
/// that of the first of `addresses` that is, else the first word of the document's title; `api`
/// when nothing tells.
[[nodiscard]] std::string api_name(const tree::Node& document,
                                   const std::vector<std::string_view>& addresses);

/// The name of an operation without an `operationId`: `agents.telephony.connectors.delete`.
[[nodiscard]] std::string name_from_path(std::string_view method, std::string_view path);

/// Adds resources, acts, effects, what each status of an error says, and what answers echo, and the
/// places of all statements. What the document says itself in `x-assay-*` stays as it is.
void add_openapi_facts(const text::SourceMap& sources, contract::Contract& contract);

}  // namespace assay::docs
