#include "lint/properties.h"

#include <algorithm>
#include <array>

#include "schema/pattern.h"

namespace assay::lint {

std::vector<std::string_view> property_names(const SchemaSite& site) {
  std::vector<std::string_view> names;
  if (const auto* properties = site.find("properties")) {
    for (const auto& member : properties->members)
      names.push_back(member.key);
  }
  return names;
}

bool matches_a_pattern(const SchemaSite& site, std::string_view name) {
  const auto* patterns = site.find("patternProperties");
  if (patterns == nullptr) return false;
  return std::any_of(
      patterns->members.begin(), patterns->members.end(), [&](const tree::Member& one) {
        const auto pattern = schema::Pattern::compile(one.key);
        return !pattern || pattern->search(name) != schema::Trial::fails;
      });
}

bool is_closed(const SchemaSite& site) {
  const auto* additional = site.find("additionalProperties");
  return additional != nullptr && is_never(*additional);
}

bool is_never(const tree::Node& schema) {
  if (schema.is(tree::Kind::boolean)) return schema.scalar == "false";
  const auto* negated = schema.find("not");
  if (negated == nullptr) return false;
  return negated->is(tree::Kind::boolean)
             ? negated->scalar == "true"
             : negated->is(tree::Kind::mapping) && negated->members.empty();
}

bool has_parts(const SchemaSite& site) {
  constexpr std::array<std::string_view, 11> parts = {"$ref",
                                                      "$dynamicRef",
                                                      "$recursiveRef",
                                                      "allOf",
                                                      "anyOf",
                                                      "oneOf",
                                                      "if",
                                                      "then",
                                                      "else",
                                                      "dependentSchemas",
                                                      "dependencies"};
  return std::any_of(
      parts.begin(), parts.end(), [&](std::string_view part) { return site.has(part); });
}

}  // namespace assay::lint
