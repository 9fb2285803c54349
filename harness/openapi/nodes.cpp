#include "openapi/nodes.h"

#include <string>
#include <utility>

namespace assay::openapi {

tree::Node mapping_node() {
  tree::Node node;
  node.kind = tree::Kind::mapping;
  return node;
}

tree::Node sequence_node() {
  tree::Node node;
  node.kind = tree::Kind::sequence;
  return node;
}

tree::Node text_node(text::SourceMap& sources, std::string_view text) {
  tree::Node node;
  node.kind = tree::Kind::string;
  node.scalar = sources.intern(std::string(text));
  return node;
}

tree::Node integer_node(text::SourceMap& sources, int value) {
  auto node = text_node(sources, std::to_string(value));
  node.kind = tree::Kind::integer;
  return node;
}

tree::Node boolean_node(bool value) {
  tree::Node node;
  node.kind = tree::Kind::boolean;
  node.scalar = value ? "true" : "false";
  return node;
}

void put(text::SourceMap& sources, tree::Node& mapping, std::string_view key, tree::Node value) {
  mapping.members.push_back({.key = sources.intern(std::string(key)), .value = std::move(value)});
}

void put_text(text::SourceMap& sources,
              tree::Node& mapping,
              std::string_view key,
              std::string_view text) {
  if (!text.empty()) put(sources, mapping, key, text_node(sources, text));
}

void put_some(text::SourceMap& sources,
              tree::Node& mapping,
              std::string_view key,
              tree::Node value) {
  if (value.items.empty() && value.members.empty()) return;
  put(sources, mapping, key, std::move(value));
}

}  // namespace assay::openapi
