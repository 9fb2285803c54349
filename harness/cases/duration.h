#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace assay::cases {

/// `800ms`, `10s`, `1.5s`, `2m`, `1h`: a decimal number, at once followed by its unit. Nothing for
/// any other text, for zero, and for more than a day.
[[nodiscard]] std::optional<base::Duration> read_duration(std::string_view text);

}  // namespace assay::cases
