#pragma once

#include <cstddef>
#include <string>

#include "text/diagnostic.h"

namespace assay::text {

/// ", here and in 3 places more"; nothing for none.
[[nodiscard]] std::string and_elsewhere(std::size_t places);

/// The problems, each warning that is said again and again once, at its first place, with the
/// number of the others. Errors are kept one by one: each is to be mended.
[[nodiscard]] Diagnostics fold_repeated(const Diagnostics& problems);

}  // namespace assay::text
