#include <array>
#include <vector>

#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

struct Type {
  std::string_view name;
  Kinds kinds;
  std::string_view noun;
};

constexpr std::array types = {
    Type{"null", null_kind, "null"},
    Type{"boolean", boolean_kind, "a boolean"},
    Type{"object", object_kind, "an object"},
    Type{"array", array_kind, "an array"},
    Type{"number", number_kinds, "a number"},
    Type{"string", string_kind, "a string"},
    Type{"integer", integer_kinds, "an integer"},
};

const Type& find_type(std::string_view name) {
  for (const auto& type : types) {
    if (type.name == name) return type;
  }
  return types.front();
}

std::string join(const std::vector<std::string_view>& nouns) {
  std::string text;
  for (std::size_t i = 0; i < nouns.size(); ++i) {
    if (i > 0) text += i + 1 == nouns.size() ? " or " : ", ";
    text += nouns[i];
  }
  return text;
}

std::vector<std::string_view> names_in(const tree::Node& value) {
  if (value.is(tree::Kind::string)) return {value.scalar};
  std::vector<std::string_view> names;
  for (const auto& item : value.items)
    names.push_back(item.scalar);
  return names;
}

}  // namespace

void compile_type(Builder& builder) {
  const auto* value = builder.find("type");
  if (value == nullptr) return;
  auto& node = builder.node();
  auto names = names_in(*value);
  // OpenAPI 3.0.3, Schema Object: `nullable` adds null to the types that `type` gives, and does
  // nothing without it.
  if (builder.is_true("nullable")) names.push_back("null");
  node.allowed = no_kind;
  std::vector<std::string_view> nouns;
  for (const auto name : names) {
    const auto& type = find_type(name);
    node.allowed |= type.kinds;
    nouns.push_back(type.noun);
    if (name == "integer") {
      node.whole =
          builder.dialect() == Dialect::draft4 ? Node::Whole::as_written : Node::Whole::by_value;
    }
  }
  node.type = std::make_unique<Site>(builder.clause("type", join(nouns)));
  node.type_slot = node.type->slot;
  if (names.size() > 1 && has(node.allowed, boost::json::kind::null)) {
    node.null_slot = builder.permission("nullable", "allowed to be null").slot;
  }
}

}  // namespace assay::schema::keyword
