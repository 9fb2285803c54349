#pragma once

#include <span>

#include "contract/contract.h"

namespace assay::contract {

/// The statuses by which HTTP answers a condition, the usual one first (RFC 9110 section 15.5; 422
/// for a body that is understood and wrong). Empty where it has none.
[[nodiscard]] std::span<const int> usual_statuses(Condition condition);

}  // namespace assay::contract
