#pragma once

#include "contract/contract.h"

namespace assay::docs {

/// Takes away the parameters of operations that are their credentials, such as `key` in the query
/// beside an API key of that name and place: the security scheme states them, and a request would
/// have them twice.
void drop_credential_parameters(contract::Contract& contract);

}  // namespace assay::docs
