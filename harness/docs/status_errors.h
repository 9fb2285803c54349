#pragma once

#include "contract/contract.h"

namespace assay::docs {

/// Adds the error that each answer with an error's status stands for: by the codes that its body
/// documents, where those tell the statuses apart, else by its description. Where codes are found,
/// the contract learns where they stand. Operations that have errors already are left alone.
void add_status_errors(contract::Contract& contract);

}  // namespace assay::docs
