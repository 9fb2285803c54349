#include "schema/scopes.h"

#include "base/uri.h"
#include "schema/shape.h"

namespace assay::schema {

const Scope* Scopes::enter(const Scope& scope, const Resource& resource) {
  const bool recursive = resource.is_recursive && !scope.contains("");
  bool grows = recursive;
  for (const auto& [name, schema] : resource.dynamic_anchors)
    grows |= !scope.contains(name);
  if (!grows) return &scope;
  Scope wider = scope;
  for (const auto& [name, schema] : resource.dynamic_anchors)
    wider.emplace(name, schema);
  if (recursive) wider.emplace("", resource.root);
  return &*scopes_.insert(std::move(wider)).first;
}

tl::expected<Scopes::Target, std::string> Scopes::follow(const tree::Node& schema,
                                                         std::string_view keyword,
                                                         const Scope& scope) {
  const auto& value = *schema.find(keyword);
  const auto resolved = resources_.resolve(*resources_.place_of(schema).resource, value.scalar);
  if (!resolved) return tl::unexpected(resolved.error());
  const auto* target = *resolved;
  const auto& resource = *resources_.place_of(*target).resource;
  const auto* inner = enter(scope, resource);
  std::string name;
  bool dynamic = false;
  if (keyword == "$dynamicRef") {
    name = base::percent_decode(base::split_fragment(value.scalar).fragment);
    dynamic = !name.empty() && target->string_at("$dynamicAnchor") == name;
  } else if (keyword == "$recursiveRef") {
    dynamic = resource.root == target && resource.is_recursive;
  }
  if (const auto outermost = inner->find(name); dynamic && outermost != inner->end()) {
    target = outermost->second;
  }
  return Target{.schema = target, .scope = enter(*inner, *resources_.place_of(*target).resource)};
}

const tree::Node* find_value(const Resource& resource,
                             const tree::Node& schema,
                             std::string_view keyword) {
  const auto* known = find_keyword(resource.dialect, keyword);
  if (known == nullptr || !resource.knows(known->vocabulary)) return nullptr;
  const auto* value = schema.find(keyword);
  return value != nullptr && has_shape(*value, known->shape) ? value : nullptr;
}

bool is_marked(Resources& resources, const tree::Node& schema, std::string_view mark) {
  constexpr int most_hops = 32;
  const auto* current = &schema;
  for (int hops = 0; hops < most_hops && current != nullptr; ++hops) {
    const auto* value = current->find(mark);
    if (value != nullptr && value->is(tree::Kind::boolean)) return value->scalar == "true";
    const auto reference = current->string_at("$ref");
    if (reference.empty()) return false;
    const auto found = resources.resolve(*resources.place_of(*current).resource, reference);
    current = found ? *found : nullptr;
  }
  return false;
}

}  // namespace assay::schema
