#pragma once

#include <string_view>
#include <vector>

#include "text/span.h"
#include "tree/node.h"

// Schema nodes are made, not read. The texts given here must outlive the nodes: literals, views of
// a page, or interned strings.

namespace assay::docs {

[[nodiscard]] tree::Node string_node(std::string_view text, text::Span span);
[[nodiscard]] tree::Node boolean_node(bool value, text::Span span);
[[nodiscard]] tree::Node null_node(text::Span span);
[[nodiscard]] tree::Node mapping_node(text::Span span);
[[nodiscard]] tree::Node sequence_node(text::Span span);

/// The value under `key`, to be changed; nullptr when there is none.
[[nodiscard]] tree::Node* member_of(tree::Node& mapping, std::string_view key);

/// Puts `value` under `key`, replacing what stood there.
void put(tree::Node& mapping, std::string_view key, tree::Node value);

/// Adds `value` under `key`, which is known not to be there.
void add(tree::Node& mapping, std::string_view key, tree::Node&& value);

/// `{type: <name>}`.
[[nodiscard]] tree::Node type_schema(std::string_view name, text::Span span);

/// `{type: array, items: <items>}`.
[[nodiscard]] tree::Node array_schema(tree::Node items, text::Span span);

/// The schema of any of `choices`; of one alone, itself. An empty schema among them makes all
/// empty.
[[nodiscard]] tree::Node any_of(tree::Nodes choices, text::Span span);

/// The schema of all of `choices` at once; of one alone, itself.
[[nodiscard]] tree::Node all_of(tree::Nodes choices, text::Span span);

/// `schema` with null allowed too.
[[nodiscard]] tree::Node or_null(tree::Node schema, text::Span span);

/// Whether the value is a number, whole or not.
[[nodiscard]] bool is_numeric(const tree::Node& value);

/// JSON Schema's name for the value's type; an integer's is `integer`.
[[nodiscard]] std::string_view type_name(const tree::Node& value);

/// The types of JSON Schema that a value may have.
using Types = std::vector<std::string_view>;
[[nodiscard]] bool has(const Types& types, std::string_view type);

/// The JSON types a schema allows, in its order: `string`, `null`, …; empty when it does not say.
[[nodiscard]] Types types_of(const tree::Node& schema);

/// Whether the schema says at which level a keyword of it holds: words state such a one.
[[nodiscard]] bool has_level(const tree::Node& schema, std::string_view keyword);

/// How many nodes there are in `node`, itself included.
[[nodiscard]] std::size_t count_nodes(const tree::Node& node);

}  // namespace assay::docs
