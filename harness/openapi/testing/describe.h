#pragma once

#include <string>

#include "contract/contract.h"

namespace assay::openapi {

/// All that a contract says, but for places in its files, as text: two contracts that describe
/// alike are the same.
[[nodiscard]] std::string describe(const contract::Contract& contract);

/// One line a clause: id, level, kind, place in the page, summary, and why nothing can show it.
[[nodiscard]] std::string list_clauses(const contract::Contract& contract);

}  // namespace assay::openapi
