#include "generate/plain.h"

#include <algorithm>
#include <array>
#include <vector>

#include "generate/applied.h"

namespace assay::generate {
namespace {

constexpr int deepest = 8;

/// Keywords of which only an attempt tells what keeps them.
constexpr std::array<std::string_view, 22> conditions = {"oneOf",         "anyOf",
                                                         "not",           "if",
                                                         "enum",          "const",
                                                         "minItems",      "contains",
                                                         "prefixItems",   "minProperties",
                                                         "propertyNames", "dependentRequired",
                                                         "minLength",     "dependentSchemas",
                                                         "pattern",       "minimum",
                                                         "maximum",       "exclusiveMinimum",
                                                         "multipleOf",    "exclusiveMaximum",
                                                         "maxLength",     "$dynamicRef"};

bool is_possible(const std::vector<const tree::Node*>& roots,
                 const contract::References& references,
                 int depth) {
  if (depth > deepest) return false;
  const auto applied =
      gather(roots, references, [](const tree::Node&, const tree::Node&) { return 0; });
  if (applied.never || applied.types() == 0) return false;
  for (const auto keyword : conditions) {
    if (applied.first(keyword) != nullptr) return false;
  }
  if ((applied.preferred_type() & type_object) == 0) return true;
  const auto required = applied.required();
  return std::all_of(required.begin(), required.end(), [&](const std::string& name) {
    const auto property = applied.property(name);
    return property.empty() || is_possible(property, references, depth + 1);
  });
}

bool is_impossible(const std::vector<const tree::Node*>& roots,
                   const contract::References& references,
                   int depth) {
  const auto applied =
      gather(roots, references, [](const tree::Node&, const tree::Node&) { return 0; });
  // Another branch may leave more.
  if (depth > deepest || applied.first("anyOf") != nullptr || applied.first("oneOf") != nullptr)
    return false;
  if (applied.never || applied.types() == 0) return true;
  if (applied.types() != type_object) return false;
  const auto required = applied.required();
  return std::any_of(required.begin(), required.end(), [&](const std::string& name) {
    const auto property = applied.property(name);
    return !property.empty() && is_impossible(property, references, depth + 1);
  });
}

}  // namespace

bool is_plainly_possible(const tree::Node& schema, const contract::References& references) {
  return is_possible({&schema}, references, 0);
}

bool is_plainly_impossible(const tree::Node& schema, const contract::References& references) {
  return is_impossible({&schema}, references, 0);
}

}  // namespace assay::generate
