#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docs/format.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::docs {

/// Makes `api` the name of the reading's API, and the first segment of its ids.
void name_api(contract::Contract& contract, const std::string& api);

/// Whether schemas of the readings are of OpenAPI 3.0 and of 3.1: they go together where the pages
/// are read with Surroundings::modern.
[[nodiscard]] bool are_of_two_dialects(const std::vector<Reading>& readings);

/// The readings of several pages of one API as one, operations in the order of
/// the readings. Servers, credentials (merge_access) and resources are each there once; where two
/// pages say different things of them, or document the same operation, that is an error in `out` at
/// both places. Errors that nothing tells from others become unread statements. The contract's
/// clauses are to be added anew.
[[nodiscard]] std::optional<Reading> merge(const text::SourceMap& sources,
                                           std::vector<Reading> readings,
                                           text::Diagnostics& out);

}  // namespace assay::docs
