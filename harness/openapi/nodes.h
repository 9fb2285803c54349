#pragma once

#include <string_view>
#include <vector>

#include "text/source_map.h"
#include "tree/node.h"

/// Nodes that stand in no source: what a writer puts together.
namespace assay::openapi {

[[nodiscard]] tree::Node mapping_node();
[[nodiscard]] tree::Node sequence_node();
/// A string, kept by `sources`.
[[nodiscard]] tree::Node text_node(text::SourceMap& sources, std::string_view text);
[[nodiscard]] tree::Node integer_node(text::SourceMap& sources, int value);
[[nodiscard]] tree::Node boolean_node(bool value);

/// Adds a member at the end of a mapping.
void put(text::SourceMap& sources, tree::Node& mapping, std::string_view key, tree::Node value);
/// Adds a string, unless it is empty.
void put_text(text::SourceMap& sources,
              tree::Node& mapping,
              std::string_view key,
              std::string_view text);
/// Adds a mapping or sequence, unless it is empty.
void put_some(text::SourceMap& sources,
              tree::Node& mapping,
              std::string_view key,
              tree::Node value);

}  // namespace assay::openapi
