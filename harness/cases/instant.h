#pragma once

#include <optional>
#include <string_view>

namespace assay::cases {

/// Seconds since the Unix epoch of an RFC 3339 date-time (`2024-09-03T14:10:18+02:00`); nothing for
/// another text.
[[nodiscard]] std::optional<double> read_instant(std::string_view text);

}  // namespace assay::cases
