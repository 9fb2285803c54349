#include "lint/types.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "schema/scopes.h"

namespace assay::lint {
namespace {

using schema::find_value;
using schema::Resource;
using schema::Resources;
using tree::Kind;
using tree::Node;

constexpr int deepest = 16;

struct Named {
  std::string_view name;
  Types types;
  std::string_view words;
};

// `number` before its parts: words are taken from the first that fits.
constexpr std::array names = {
    Named{"string", string_type, "a string"},
    Named{"number", number_types, "a number"},
    Named{"integer", integer_type, "an integer"},
    Named{"", fraction_type, "a number with a fraction"},
    Named{"boolean", boolean_type, "a boolean"},
    Named{"object", object_type, "an object"},
    Named{"array", array_type, "an array"},
    Named{"null", null_type, "null"},
};

Types types_called(std::string_view name) {
  for (const auto& one : names) {
    if (!name.empty() && one.name == name) return one.types;
  }
  return 0;
}

Types types_of_values(const tree::Nodes& values) {
  Types all = 0;
  for (const auto& value : values)
    all |= type_of(value);
  return all;
}

class Walk {
 public:
  explicit Walk(Resources& resources) : resources_(resources) {}

  [[nodiscard]] Types of(const Node& schema, int depth) {
    if (schema.is(Kind::boolean)) return schema.scalar == "true" ? every_type : Types{0};
    if (!schema.is(Kind::mapping) || depth > deepest) return every_type;
    const auto& resource = *resources_.place_of(schema).resource;
    const auto* reference = schema.find("$ref");
    if (reference != nullptr && !schema::has_ref_siblings(resource.dialect))
      return behind(*reference, resource, depth);
    Types types = stated_types(schema, resource) & of_values(schema, resource);
    if (reference != nullptr) types &= behind(*reference, resource, depth);
    if (const auto* all = find_value(resource, schema, "allOf")) {
      for (const auto& part : all->items)
        types &= of(part, depth + 1);
    }
    for (const std::string_view keyword : {"anyOf", "oneOf"}) {
      const auto* any = find_value(resource, schema, keyword);
      if (any == nullptr) continue;
      Types branches = 0;
      for (const auto& part : any->items)
        branches |= of(part, depth + 1);
      types &= branches;
    }
    return types;
  }

 private:
  [[nodiscard]] Types behind(const Node& reference, const Resource& resource, int depth) {
    if (!reference.is(Kind::string)) return every_type;
    const auto target = resources_.resolve(resource, reference.scalar);
    return target ? of(**target, depth + 1) : every_type;
  }

  [[nodiscard]] static Types of_values(const Node& schema, const Resource& resource) {
    Types types = every_type;
    if (const auto* values = find_value(resource, schema, "enum"))
      types &= types_of_values(values->items);
    if (const auto* value = find_value(resource, schema, "const")) types &= type_of(*value);
    return types;
  }

  Resources& resources_;
};

}  // namespace

Types type_of(const Node& value) {
  switch (value.kind) {
    case Kind::null:
      return null_type;
    case Kind::boolean:
      return boolean_type;
    case Kind::integer:
      return integer_type;
    case Kind::number:
      return number_types;
    case Kind::string:
      return string_type;
    case Kind::sequence:
      return array_type;
    case Kind::mapping:
      return object_type;
  }
  return 0;
}

Types stated_types(const Node& schema, const Resource& resource) {
  const auto* type = find_value(resource, schema, "type");
  if (type == nullptr) return every_type;
  Types types = types_called(type->scalar);
  for (const auto& one : type->items)
    types |= types_called(one.scalar);
  const auto* nullable = find_value(resource, schema, "nullable");
  if (nullable != nullptr && nullable->scalar == "true") types |= null_type;
  return types;
}

Types allowed_types(const Node& schema, Resources& resources) {
  return Walk(resources).of(schema, 0);
}

std::string words_of(Types types) {
  std::string words;
  for (const auto& one : names) {
    if ((types & one.types) != one.types) continue;
    types = static_cast<Types>(types & ~one.types);
    words += fmt::format("{}{}", words.empty() ? "" : " or ", one.words);
  }
  return words.empty() ? "nothing" : words;
}

}  // namespace assay::lint
