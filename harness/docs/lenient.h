#pragma once

#include <optional>

#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs {

/// Reads a JSON example as people write them: comments, `...` and commas too many are passed over.
/// `out` gets the first thing that is not JSON, as a warning `docs.example-not-json`, whether the
/// rest could be read or not. Spans have the lines and columns of the page.
[[nodiscard]] std::optional<tree::Node> read_example(text::SourceMap& sources,
                                                     text::Span span,
                                                     text::Diagnostics& out);

}  // namespace assay::docs
