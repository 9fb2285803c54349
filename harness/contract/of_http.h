#pragma once

#include "contract/contract.h"

namespace assay::contract {

/// Whether HTTP says what stands there: the headers `Accept` and `Content-Type`, whose definitions
/// as parameters are ignored (OpenAPI 3.1.0 section 4.8.12.2.1).
[[nodiscard]] bool is_of_http(const Parameter& parameter);

/// Whether it is one of those, or the header `Authorization`, which is ignored there too.
[[nodiscard]] bool is_left_to_http(const Parameter& parameter);

}  // namespace assay::contract
