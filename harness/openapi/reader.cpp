#include "openapi/reader.h"

#include <algorithm>

#include <fmt/format.h>

namespace assay::openapi {
namespace {

const tree::Node* kind_at(const Reader& reader,
                          const tree::Node& node,
                          std::string_view key,
                          tree::Kind kind,
                          std::string_view wanted) {
  const auto* value = node.find(key);
  if (value == nullptr || value->is(kind)) return value;
  reader.wrong_type(key, *value, wanted);
  return nullptr;
}

}  // namespace

const tree::Node* Reader::follow(const tree::Node& node) const {
  const auto* found = references.follow(node);
  if (found != nullptr) return found;
  const auto* reference = node.find("$ref");
  error("unresolved-reference",
        reference->span,
        fmt::format("`{}` leads nowhere", text::printable(reference->scalar)),
        "correct the reference, or add what it names");
  return nullptr;
}

std::string text_at(const tree::Node& node, std::string_view key) {
  const auto* value = node.find(key);
  if (value == nullptr || value->is(tree::Kind::null)) return {};
  return std::string(value->scalar);
}

bool flag_at(const Reader& reader, const tree::Node& node, std::string_view key, bool otherwise) {
  const auto* value = kind_at(reader, node, key, tree::Kind::boolean, "a boolean");
  return value == nullptr ? otherwise : value->scalar == "true";
}

const tree::Node* mapping_at(const Reader& reader, const tree::Node& node, std::string_view key) {
  return kind_at(reader, node, key, tree::Kind::mapping, "a mapping");
}

const tree::Node* sequence_at(const Reader& reader, const tree::Node& node, std::string_view key) {
  return kind_at(reader, node, key, tree::Kind::sequence, "a sequence");
}

bool is_foreign_extension(std::string_view key) {
  return key.starts_with("x-") && !key.starts_with("x-assay-");
}

contract::Level read_level(const Reader& reader, const tree::Member& member) {
  switch (reader.choice(member, {"must", "should", "may"}).value_or(0)) {
    case 1:
      return contract::Level::should;
    case 2:
      return contract::Level::may;
    default:
      return contract::Level::must;
  }
}

contract::Level level_at(const Reader& reader, const tree::Node& node) {
  const auto* level = node.find("x-assay-level");
  if (level == nullptr) return contract::Level::must;
  return read_level(reader, {.key = "x-assay-level", .key_span = level->span, .value = *level});
}

std::string source_at(const tree::Node& node) {
  return text_at(node, "x-assay-source");
}

std::string operation_id(const std::string& api, std::string_view name) {
  std::string id = api;
  if (name.starts_with(api + "/")) name.remove_prefix(api.size() + 1);
  while (true) {
    const auto slash = name.find('/');
    id += '/';
    id += id_piece(name.substr(0, slash));
    if (slash == std::string_view::npos) return id;
    name.remove_prefix(slash + 1);
  }
}

}  // namespace assay::openapi
