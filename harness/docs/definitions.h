#pragma once

#include "contract/contract.h"
#include "text/source_map.h"

namespace assay::docs {

/// Makes the `$defs` in a reading's schemas known to the contract, as a document that stands for
/// the page: references in the schemas then lead somewhere for all who have the contract alone.
/// Where two schemas have different definitions of one name, the later one gets another.
void share_definitions(text::SourceMap& sources, text::Span page, contract::Contract& contract);

}  // namespace assay::docs
