#include "docs/nodes.h"

#include <algorithm>
#include <utility>

namespace assay::docs {
namespace {

void add_once(std::string_view type, Types& types) {
  if (!type.empty() && !has(types, type)) types.push_back(type);
}

bool says_nothing(const tree::Node& schema) {
  return schema.is(tree::Kind::mapping) && schema.members.empty();
}

}  // namespace

std::string_view type_name(const tree::Node& value) {
  switch (value.kind) {
    case tree::Kind::null:
      return "null";
    case tree::Kind::boolean:
      return "boolean";
    case tree::Kind::integer:
      return "integer";
    case tree::Kind::number:
      return "number";
    case tree::Kind::string:
      return "string";
    case tree::Kind::sequence:
      return "array";
    case tree::Kind::mapping:
      return "object";
  }
  return {};
}

bool is_numeric(const tree::Node& value) {
  return value.is(tree::Kind::integer) || value.is(tree::Kind::number);
}

tree::Node string_node(std::string_view text, text::Span span) {
  return {.kind = tree::Kind::string, .span = span, .scalar = text};
}

tree::Node boolean_node(bool value, text::Span span) {
  return {.kind = tree::Kind::boolean, .span = span, .scalar = value ? "true" : "false"};
}

tree::Node null_node(text::Span span) {
  return {.kind = tree::Kind::null, .span = span};
}
tree::Node mapping_node(text::Span span) {
  return {.kind = tree::Kind::mapping, .span = span};
}
tree::Node sequence_node(text::Span span) {
  return {.kind = tree::Kind::sequence, .span = span};
}

tree::Node* member_of(tree::Node& mapping, std::string_view key) {
  for (auto& member : mapping.members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

void put(tree::Node& mapping, std::string_view key, tree::Node value) {
  if (auto* there = member_of(mapping, key)) {
    *there = std::move(value);
  } else {
    add(mapping, key, std::move(value));
  }
}

void add(tree::Node& mapping, std::string_view key, tree::Node&& value) {
  const auto span = value.span;
  mapping.members.push_back({.key = key, .key_span = span, .value = std::move(value)});
}

tree::Node type_schema(std::string_view name, text::Span span) {
  auto schema = mapping_node(span);
  add(schema, "type", string_node(name, span));
  return schema;
}

tree::Node array_schema(tree::Node items, text::Span span) {
  auto schema = type_schema("array", span);
  add(schema, "items", std::move(items));
  return schema;
}

tree::Node any_of(tree::Nodes choices, text::Span span) {
  if (choices.size() == 1) return std::move(choices.front());
  if (std::any_of(choices.begin(), choices.end(), says_nothing)) return mapping_node(span);
  auto schema = mapping_node(span);
  auto list = sequence_node(span);
  list.items = std::move(choices);
  add(schema, "anyOf", std::move(list));
  return schema;
}

tree::Node all_of(tree::Nodes choices, text::Span span) {
  erase_if(choices, says_nothing);
  if (choices.empty()) return mapping_node(span);
  if (choices.size() == 1) return std::move(choices.front());
  auto schema = mapping_node(span);
  auto list = sequence_node(span);
  list.items = std::move(choices);
  add(schema, "allOf", std::move(list));
  return schema;
}

tree::Node or_null(tree::Node schema, text::Span span) {
  if (says_nothing(schema)) return schema;
  for (auto& member : schema.members) {
    if (member.key == "enum") {
      member.value.items.push_back(null_node(span));
      return schema;
    }
    if (member.key == "anyOf") {
      member.value.items.push_back(type_schema("null", span));
      return schema;
    }
    if (member.key == "const") {
      auto list = sequence_node(span);
      list.items.push_back(std::move(member.value));
      list.items.push_back(null_node(span));
      member.key = "enum";
      member.value = std::move(list);
      return schema;
    }
  }
  tree::Nodes choices;
  choices.reserve(2);
  choices.push_back(std::move(schema));
  choices.push_back(type_schema("null", span));
  return any_of(std::move(choices), span);
}

bool has(const Types& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

Types types_of(const tree::Node& schema) {
  Types types;
  if (const auto* type = schema.find("type")) {
    if (type->is(tree::Kind::string)) add_once(type->scalar, types);
    for (const auto& item : type->items)
      add_once(item.scalar, types);
  }
  if (const auto* value = schema.find("const")) add_once(type_name(*value), types);
  if (const auto* values = schema.find("enum"); values != nullptr && types.empty()) {
    for (const auto& value : values->items)
      add_once(type_name(value), types);
  }
  for (const std::string_view key : {"anyOf", "oneOf"}) {
    const auto* choices = schema.find(key);
    if (choices == nullptr) continue;
    for (const auto& choice : choices->items) {
      for (const auto type : types_of(choice))
        add_once(type, types);
    }
  }
  return types;
}

bool has_level(const tree::Node& schema, std::string_view keyword) {
  const auto* levels = schema.find("x-assay-level");
  return levels != nullptr && levels->find(keyword) != nullptr;
}

std::size_t count_nodes(const tree::Node& node) {
  std::size_t count = 1;
  for (const auto& item : node.items)
    count += count_nodes(item);
  for (const auto& member : node.members)
    count += count_nodes(member.value);
  return count;
}

}  // namespace assay::docs
