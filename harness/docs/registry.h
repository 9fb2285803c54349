#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "docs/format.h"

namespace assay::docs {

/// Every format, sorted by name. The list in meson.build is where one is added.
[[nodiscard]] const std::vector<const Format*>& formats();

/// The format called `name`, or nullptr.
[[nodiscard]] const Format* find_format(std::string_view name);

/// The format that is surest that `text` is its own, or nullptr when none is.
[[nodiscard]] const Format* detect_format(std::string_view text);

/// Reads the page with `format`, or, when that is nullptr, with the one that knows it, and adds
/// the clauses of what it says. A contract that is given has an operation; where none is given,
/// `out` has an error more that says why.
[[nodiscard]] std::optional<Reading> read_page(text::SourceMap& sources,
                                               text::Span page,
                                               const Surroundings& surroundings,
                                               const Format* format,
                                               text::Diagnostics& out);

}  // namespace assay::docs
