#pragma once

#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace assay::contract {

/// The errors that the operation documents for this condition (of this parameter or resource,
/// unless it is one of credentials), the one first that a request shows in which nothing else is
/// wrong. Errors that say more, of a token that has expired or a kind of authorization that is not
/// taken, come last; else they stand as the page has them.
[[nodiscard]] std::vector<const ErrorCode*> errors_shown(const Operation& operation,
                                                         Condition condition,
                                                         std::string_view subject);

/// Whether an error that the operation documents says that the parameter is missing.
[[nodiscard]] bool is_called_missing(const Operation& operation, std::string_view parameter);

/// Whether the operation makes what it acts on, which need not be there before. One that names
/// it, and documents an error for its absence, only adds something to it: `storage.addFolder`.
[[nodiscard]] bool makes_its_own(const Contract& contract, const Operation& operation);

}  // namespace assay::contract
