#pragma once

#include <string>

#include "cases/case.h"

namespace assay::cases {

/// All that a case file says, spans aside, a line a thing: two files that say the same have equal
/// texts.
[[nodiscard]] std::string told(const File& file);

}  // namespace assay::cases
