#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"

namespace assay::generate {

/// A text that the ECMA-262 pattern finds a match in. Knows literals, `.`, classes, `\d \w \s`,
/// groups, alternatives, anchors at the ends, and `? * + {n,m}`; nothing for a pattern with more
/// than that (look-around, back references, Unicode properties).
[[nodiscard]] std::optional<std::string> text_for_pattern(std::string_view pattern,
                                                          base::Random& random);

}  // namespace assay::generate
