#pragma once

#include <cstdint>
#include <optional>

#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::tree {

/// The line breaks of a text: those that YAML 1.2 knows, or others too that YAML 1.1 took for
/// breaks (U+0085, U+2028, U+2029).
enum class LineBreaks : std::uint8_t { ascii, others_too };

/// What the pre-scan learns on its way.
struct YamlScan {
  LineBreaks breaks = LineBreaks::ascii;
};

/// Refuses what no YAML 1.2 text holds (YAML 1.2.2 section 5.1) before a parser can misread it:
/// bytes that are not UTF-8, control characters, U+FFFE, U+FFFF, UTF-16. Gives nothing after an
/// error.
[[nodiscard]] std::optional<YamlScan> scan_yaml(const text::SourceMap& sources,
                                                text::Span source,
                                                text::Diagnostics& out);

}  // namespace assay::tree
