#pragma once

#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::tree {

/// Refuses what no YAML 1.2 text holds (YAML 1.2.2 section 5.1) before a parser can misread it:
/// bytes that are not UTF-8, control characters, U+FFFE, U+FFFF, UTF-16. Gives false after an
/// error.
[[nodiscard]] bool scan_yaml(const text::SourceMap& sources,
                             text::Span source,
                             text::Diagnostics& out);

}  // namespace assay::tree
