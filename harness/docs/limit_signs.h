#pragma once

#include <string_view>

namespace assay::docs {

/// Whether words may state a limit, or what can be tested, at all: most descriptions have neither
/// digits nor a word that does. Looks at each character once.
[[nodiscard]] bool may_state_limits(std::string_view words);

}  // namespace assay::docs
