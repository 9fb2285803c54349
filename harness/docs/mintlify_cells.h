#pragma once

#include <string_view>
#include <vector>

namespace assay::docs::mintlify {

using Cells = std::vector<std::string_view>;

/// The cells of a row of a table; `\|`, and one in code, parts none.
[[nodiscard]] Cells cells_of(std::string_view line);

}  // namespace assay::docs::mintlify
