#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "cases/matcher.h"

namespace assay::cases {

/// Whether an ECMA-262 pattern matches anywhere in the text; undecided when the pattern cannot be
/// run, or takes more than the limit of steps.
[[nodiscard]] Match match_pattern(std::string_view pattern, std::string_view text);

/// Whether the text keeps a format of JSON Schema; undecided for a format that is unknown or says
/// nothing that can be tested.
[[nodiscard]] Match match_format(std::string_view format, std::string_view text);

/// What the first group of the pattern's first match holds, or the whole match where it has no
/// group; nothing when it does not match. Fails like match_pattern is undecided.
[[nodiscard]] base::Result<std::optional<std::string>> capture_pattern(std::string_view pattern,
                                                                       std::string_view text);

}  // namespace assay::cases
