#pragma once

#include "contract/contract.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::openapi {

/// What becomes of the schemas of answers.
enum class Schemas {
  strict,    ///< one that cannot be compiled is an error
  tolerant,  ///< it is a warning, and its answer has no clauses of its body: for documents of
             ///< others
  unread,    ///< they are not compiled, and there are no clauses of bodies: for speed
};

/// Fills `contract.clauses` with all that the contract states, sorted by id, and names the clause
/// of each error and equality. Works from the contract alone, so that every reader of pages can use
/// it. Schemas are compiled for their clauses; what is wrong with them goes to `out`.
void add_clauses(const text::SourceMap& sources,
                 contract::Contract& contract,
                 text::Diagnostics& out,
                 Schemas schemas = Schemas::strict);

}  // namespace assay::openapi
