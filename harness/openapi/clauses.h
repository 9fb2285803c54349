#pragma once

#include "contract/contract.h"
#include "text/diagnostic.h"

namespace assay::openapi {

/// Fills `contract.clauses` with all that the contract states, sorted by id, and names the clause
/// of each error and equality. Works from the contract alone, so that every reader of pages can use
/// it. Schemas are compiled for their clauses; what is wrong with them goes to `out`.
void add_clauses(contract::Contract& contract, text::Diagnostics& out);

}  // namespace assay::openapi
