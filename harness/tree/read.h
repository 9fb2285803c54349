#pragma once

#include <optional>

#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::tree {

/// How much an input may ask of us. What exceeds a limit is an error with its place.
struct Limits {
  std::size_t depth = 256;            ///< never more than `deepest`
  std::size_t nodes = 20'000'000;     ///< after aliases are expanded
  std::size_t alias_nodes = 100'000;  ///< nodes that aliases add
  bool merge_keys = false;  ///< `<<` merges, as in YAML 1.1: for documents of others. Else an error
};

/// What no limit exceeds: whoever walks a tree may recurse.
inline constexpr std::size_t deepest = 400;

/// Reads the one YAML 1.2 document (core schema) that `source` covers. Every node's span points
/// into it. Problems go to `out`; gives nothing when the document cannot be read.
[[nodiscard]] std::optional<Node> read_yaml(text::SourceMap& sources,
                                            text::Span source,
                                            text::Diagnostics& out,
                                            const Limits& limits = {});

/// Reads the one JSON text (RFC 8259) that `source` covers, which may be a part of a page.
/// Duplicate keys are errors.
[[nodiscard]] std::optional<Node> read_json(text::SourceMap& sources,
                                            text::Span source,
                                            text::Diagnostics& out,
                                            const Limits& limits = {});

/// JSON when the first byte that is no blank is `{` or `[` and the name does not end in `.yaml` or
/// `.yml`; else YAML.
[[nodiscard]] std::optional<Node> read_any(text::SourceMap& sources,
                                           text::Span source,
                                           text::Diagnostics& out,
                                           const Limits& limits = {});

}  // namespace assay::tree
