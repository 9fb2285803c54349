#pragma once

#include <optional>
#include <string>

#include "docs/format.h"
#include "text/source_map.h"
#include "text/span.h"

namespace assay::docs::mintlify {

/// Adds the file at `path` to the sources; nothing where there are no files or no root, where it
/// does not lie below the root, or cannot be read.
[[nodiscard]] std::optional<text::Span> read_below_root(text::SourceMap& sources,
                                                        const Surroundings& surroundings,
                                                        const std::string& path);

}  // namespace assay::docs::mintlify
