#include "lint/schema_site.h"

#include <algorithm>
#include <array>

#include "schema/scopes.h"

namespace assay::lint {

bool SchemaSite::is_hidden() const {
  return !schema::has_ref_siblings(resource.dialect) && schema.find("$ref") != nullptr;
}

const tree::Node* SchemaSite::find(std::string_view keyword) const {
  if (keyword != "$ref" && is_hidden()) return nullptr;
  return schema::find_value(resource, schema, keyword);
}

const tree::Member* SchemaSite::member(std::string_view keyword) const {
  const auto* value = find(keyword);
  if (value == nullptr) return nullptr;
  for (const auto& member : schema.members) {
    if (&member.value == value) return &member;
  }
  return nullptr;
}

const tree::Node* SchemaSite::target(std::string_view reference) const {
  const auto found = resources.resolve(resource, reference);
  return found ? *found : nullptr;
}

bool SchemaSite::is_part() const {
  constexpr std::array<std::string_view, 9> in_place = {
      "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies"};
  return std::find(in_place.begin(), in_place.end(), held_by) != in_place.end();
}

}  // namespace assay::lint
