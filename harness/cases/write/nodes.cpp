#include "cases/write/nodes.h"

#include <fmt/format.h>

namespace assay::cases::writing {

using tree::Kind;
using tree::Node;

Node sequence() {
  Node node;
  node.kind = Kind::sequence;
  return node;
}

Node mapping() {
  Node node;
  node.kind = Kind::mapping;
  return node;
}

std::string_view Nodes::keep(std::string_view text) {
  return texts_.emplace_back(text);
}

Node Nodes::text(std::string_view value) {
  Node node;
  node.kind = Kind::string;
  node.scalar = keep(value);
  return node;
}

Node Nodes::integer(std::int64_t value) {
  Node node;
  node.kind = Kind::integer;
  node.scalar = keep(fmt::format("{}", value));
  return node;
}

Node Nodes::boolean(bool value) const {
  Node node;
  node.kind = Kind::boolean;
  node.scalar = value ? "true" : "false";
  return node;
}

void Nodes::put(Node& mapping, std::string_view key, Node value) {
  mapping.members.push_back({.key = keep(key), .key_span = {}, .value = std::move(value)});
}

void Nodes::put_text(Node& mapping, std::string_view key, std::string_view value) {
  if (!value.empty()) put(mapping, key, text(value));
}

}  // namespace assay::cases::writing
