#pragma once

#include <vector>

#include "contract/contract.h"
#include "lint/schemas.h"

namespace assay::lint {

/// Every schema of an OpenAPI document (2.0, 3.0, 3.1), used or not: where the objects of the
/// specification hold one, in the document and in those that its references lead to. A schema below
/// another schema is not listed.
[[nodiscard]] std::vector<PlacedSchema> find_schemas(const contract::Contract& contract);

}  // namespace assay::lint
