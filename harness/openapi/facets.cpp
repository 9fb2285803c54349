#include "openapi/facets.h"

#include <algorithm>

namespace assay::openapi {
namespace {

void collect(const contract::References& references,
             const tree::Node& schema,
             std::vector<const tree::Node*>& into) {
  if (!schema.is(tree::Kind::mapping)) return;
  // A schema that refers to itself adds nothing the second time.
  if (std::find(into.begin(), into.end(), &schema) != into.end()) return;
  into.push_back(&schema);
  const auto* reference = schema.find("$ref");
  if (reference != nullptr && reference->is(tree::Kind::string)) {
    const auto* target = references.find(reference->scalar, reference->span);
    if (target != nullptr) collect(references, *target, into);
  }
  if (const auto* all = schema.find("allOf")) {
    for (const auto& part : all->items)
      collect(references, part, into);
  }
}

}  // namespace

std::vector<const tree::Node*> facets(const contract::References& references,
                                      const tree::Node& schema) {
  std::vector<const tree::Node*> found;
  collect(references, schema, found);
  return found;
}

const tree::Node* find_in(const std::vector<const tree::Node*>& facets, std::string_view key) {
  for (const auto* facet : facets) {
    if (const auto* value = facet->find(key)) return value;
  }
  return nullptr;
}

bool requires_property(const std::vector<const tree::Node*>& facets, std::string_view property) {
  return std::any_of(facets.begin(), facets.end(), [&](const tree::Node* facet) {
    const auto* names = facet->find("required");
    return names != nullptr &&
           std::any_of(names->items.begin(), names->items.end(), [&](const tree::Node& name) {
             return name.is(tree::Kind::string) && name.scalar == property;
           });
  });
}

std::vector<const tree::Member*> properties_of(const std::vector<const tree::Node*>& facets) {
  std::vector<const tree::Member*> found;
  for (const auto* facet : facets) {
    const auto* properties = facet->find("properties");
    if (properties == nullptr) continue;
    for (const auto& member : properties->members) {
      const bool known = std::any_of(found.begin(), found.end(), [&](const tree::Member* one) {
        return one->key == member.key;
      });
      if (!known) found.push_back(&member);
    }
  }
  return found;
}

}  // namespace assay::openapi
