#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "text/source_map.h"
#include "text/span.h"
#include "tree/node.h"

// What one cell of a table says, whatever the format.

namespace assay::docs {

/// A cell without the marks around it: `x` of `**x**` and of `` `x` ``.
[[nodiscard]] std::string_view bare(std::string_view cell);

/// Whether a cell says yes or no; nothing when it says something else.
[[nodiscard]] std::optional<bool> answer_of(std::string_view cell);

/// Whether the cell of a default says that there is none: `-`, `N/A`, `None`.
[[nodiscard]] bool is_blank_default(std::string_view cell);

/// The value that is all of a cell: one word, or what stands in code, in quotes or in the brackets
/// of JSON; nothing of `` `a` or `b` ``, `10 (max 50)` and `Calculated`.
[[nodiscard]] std::optional<std::string_view> one_value(std::string_view cell);

/// What is written as a default, as a value of one of JSON Schema's `types` (none: of any): `10`
/// of an integer is ten. Nothing when it is no value of these types.
[[nodiscard]] std::optional<tree::Node> default_of(text::SourceMap& sources,
                                                   text::Span written,
                                                   const std::vector<std::string_view>& types);

}  // namespace assay::docs
