#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace assay::docs::mintlify {

using Cells = std::vector<std::string_view>;

/// The cells of a row of a table; `\|`, and one in code, parts none.
[[nodiscard]] Cells cells_of(std::string_view line);

/// A cell without the marks around it: `x` of `**x**` and of `` `x` ``.
[[nodiscard]] std::string_view bare(std::string_view cell);

/// Whether a cell says yes or no; nothing when it says something else.
[[nodiscard]] std::optional<bool> answer_of(std::string_view cell);

/// Whether the cell of a default says that there is none: `-`, `N/A`, `None`.
[[nodiscard]] bool is_blank_default(std::string_view cell);

/// The value that is all of a cell: one word, or what stands in code, in quotes or in the brackets
/// of JSON; nothing of `` `a` or `b` `` and `10 (max 50)`.
[[nodiscard]] std::optional<std::string_view> one_value(std::string_view cell);

}  // namespace assay::docs::mintlify
