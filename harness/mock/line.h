#pragma once

#include <vector>

#include "contract/contract.h"

namespace assay::mock {

/// A resource and what it lives in, from the outermost inward.
using Line = std::vector<const contract::Resource*>;

/// The line to a resource of the contract. Ends where parents go round in a loop.
[[nodiscard]] Line line_to(const contract::Contract& contract, const contract::Resource& resource);

}  // namespace assay::mock
