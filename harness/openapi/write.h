#pragma once

#include <map>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::openapi {

/// Texts by the names that they have in the contract's folder.
using Files = std::map<std::string, std::string>;

/// The contract as OpenAPI 3.1 with the `x-assay-*` extensions of files.md: `openapi.yaml`, and one
/// JSON Schema 2020-12 for each JSON body of an answer (`<operation>.<status>.json`,
/// `….<status>.error.json`). Reading what was written gives the same contract, but for places.
/// Pages, and sources in them, that lie below one of the folders `roots` are named as seen from it.
[[nodiscard]] Files write(text::SourceMap& sources,
                          const contract::Contract& contract,
                          const std::vector<std::string>& roots = {});

}  // namespace assay::openapi
