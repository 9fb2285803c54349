#include "schema/lower/lowering.h"
#include "schema/shape.h"

namespace assay::schema::lower {
namespace {

using At = Lowering::At;

json::object where_present(std::string_view name, json::value then) {
  return {{"if", json::object{{"type", "object"}, {"required", json::array{json::string(name)}}}},
          {"then", std::move(then)}};
}

void lower_dependencies(Lowering& lowering, const At& here, Parts& parts) {
  for (const std::string_view keyword : {"dependentRequired", "dependentSchemas", "dependencies"}) {
    const auto* dependencies = here.find(keyword);
    if (dependencies == nullptr) continue;
    for (const auto& member : dependencies->members) {
      const auto trigger = lowering.name(member.key, member.key_span);
      if (!member.value.is(tree::Kind::sequence)) {
        parts.all.push_back(where_present(trigger, lowering.lower(member.value, here.scope)));
      } else if (!member.value.items.empty()) {
        parts.all.push_back(where_present(
            trigger, json::object{{"required", lower_value(lowering, member.value)}}));
      }
    }
  }
}

void lower_contains(Lowering& lowering, const At& here, Parts& parts) {
  const auto* schema = here.find("contains");
  if (schema == nullptr) return;
  const auto count_of = [&](std::string_view keyword, std::uint64_t otherwise) {
    const auto* value = here.find(keyword);
    return value == nullptr ? otherwise : read_count(value->scalar);
  };
  const auto least = count_of("minContains", 1);
  const auto* most = here.find("maxContains");
  auto lowered = lowering.lower(*schema, here.scope);
  if (most != nullptr && count_of("maxContains", 0) > 0) {
    lowering.refuse(most->span, "draft 7 cannot count what `contains` finds");
  } else if (most != nullptr) {
    parts.all.push_back(
        json::object{{"if", json::object{{"type", "array"}}},
                     {"then", json::object{{"items", json::object{{"not", lowered}}}}}});
    if (least > 0) parts.all.push_back(json::object{{"not", json::object{{"type", "array"}}}});
  } else if (least > 1) {
    lowering.refuse(here.find("minContains")->span, "draft 7 cannot count what `contains` finds");
  } else if (least == 1) {
    parts.keywords["contains"] = std::move(lowered);
  }
}

}  // namespace

void lower_members(Lowering& lowering, const At& here, Parts& parts) {
  if (const auto* properties = here.find("properties")) {
    json::object lowered;
    for (const auto& member : properties->members) {
      lowered[lowering.name(member.key, member.key_span)] =
          lowering.lower(member.value, here.scope);
    }
    parts.keywords["properties"] = std::move(lowered);
  }
  if (const auto* patterns = here.find("patternProperties")) {
    json::object lowered;
    for (const auto& member : patterns->members) {
      lowered[lowering.pattern(member.key, member.key_span).as_string()] =
          lowering.lower(member.value, here.scope);
    }
    parts.keywords["patternProperties"] = std::move(lowered);
  }
  if (const auto* additional = here.find("additionalProperties")) {
    parts.keywords["additionalProperties"] = lowering.lower(*additional, here.scope);
  }
  // valijson 1.0 keeps the schema of names under the path of its parent, and may find the parent
  // instead; a reference has its own.
  if (const auto* names = here.find("propertyNames"))
    parts.keywords["propertyNames"] = lowering.refer(*names, here.scope);
  lower_dependencies(lowering, here, parts);
}

void lower_items(Lowering& lowering, const At& here, Parts& parts) {
  const auto* items = here.find("items");
  const bool old_front = items != nullptr && items->is(tree::Kind::sequence);
  const auto* front = old_front ? items : here.find("prefixItems");
  const auto* rest = old_front ? here.find("additionalItems") : items;
  if (front != nullptr && !front->items.empty()) {
    parts.keywords["items"] = lowering.lower_all(*front, here.scope);
    parts.keywords["additionalItems"] =
        rest == nullptr ? json::value(true) : lowering.lower(*rest, here.scope);
  } else if (rest != nullptr) {
    parts.keywords["items"] = lowering.lower(*rest, here.scope);
  }
  lower_contains(lowering, here, parts);
}

void lower_combinations(Lowering& lowering, const At& here, Parts& parts) {
  for (const std::string_view keyword : {"anyOf", "oneOf"}) {
    if (const auto* schemas = here.find(keyword))
      parts.keywords[keyword] = lowering.lower_all(*schemas, here.scope);
  }
  if (const auto* schemas = here.find("allOf")) {
    for (const auto& schema : schemas->items)
      parts.all.push_back(lowering.lower(schema, here.scope));
  }
  if (const auto* schema = here.find("not"))
    parts.keywords["not"] = lowering.lower(*schema, here.scope);
  const auto* test = here.find("if");
  if (test == nullptr) return;
  const auto* then = here.find("then");
  const auto* otherwise = here.find("else");
  if (then == nullptr && otherwise == nullptr) return;
  parts.keywords["if"] = lowering.lower(*test, here.scope);
  if (then != nullptr) parts.keywords["then"] = lowering.lower(*then, here.scope);
  if (otherwise != nullptr) parts.keywords["else"] = lowering.lower(*otherwise, here.scope);
}

}  // namespace assay::schema::lower
