#include "docs/limit_keywords.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "docs/nodes.h"
#include "docs/said_limits.h"
#include "text/utf8.h"

namespace assay::docs {
namespace {

constexpr std::string_view names_keyword = "propertyNames";

/// `propertyNames` and `maxLength` of `propertyNames.maxLength`; of another keyword the first is
/// empty.
std::pair<std::string_view, std::string_view> parts_of(std::string_view keyword) {
  const auto dot = keyword.find('.');
  if (dot == std::string_view::npos) return {{}, keyword};
  return {keyword.substr(0, dot), keyword.substr(dot + 1)};
}

/// Whether a limit of the members of an object can stand in its schema: of those of which the
/// schema says nothing else.
bool can_hold(const tree::Node& schema, const Limit& limit) {
  const auto of = parts_of(limit.keyword).first;
  if (of == names_keyword) {
    const auto* others = schema.find("additionalProperties");
    if (others != nullptr && others->scalar == "false") return false;
    const auto* known = schema.find("properties");
    if (known != nullptr && !keeps(*known, limit.keyword, number_of(limit.value))) return false;
  }
  const auto* inner = schema.find(of);
  if (inner == nullptr) return of == names_keyword || schema.find("properties") == nullptr;
  const auto types = types_of(*inner);
  return inner->is(tree::Kind::mapping) && inner->find("$ref") == nullptr &&
         (types.empty() || has(types, "string"));
}

bool crosses(const Bound& lower, const Bound& upper) {
  return lower.number > upper.number ||
         (lower.number == upper.number && (lower.is_exclusive || upper.is_exclusive));
}

/// Whether two bounds on the same side let the same values in; of whole numbers, more than 1 is at
/// least 2.
bool is_same(const Bound& one, const Bound& other, bool lower, bool whole) {
  if (one.is_exclusive == other.is_exclusive) return one.number == other.number;
  const auto inner = [&](const Bound& bound) {
    return bound.number + (!bound.is_exclusive ? 0 : lower ? 1 : -1);
  };
  return whole && inner(one) == inner(other);
}

Bound bound_of(const Limit& limit) {
  return {number_of(limit.value), limit.keyword.starts_with("exclusive")};
}

Standing standing_beside(const Bounds& bounds, const Limit& limit, bool lower, bool whole) {
  if (bounds.empty()) return Standing::alone;
  const auto said = bound_of(limit);
  const bool holds = std::all_of(bounds.begin(), bounds.end(), [&](const Bound& bound) {
    // What is at least 1 is positive.
    const bool follows = lower && said.is_exclusive && said.number == 0 && bound.number > 0;
    return follows || is_same(bound, said, lower, whole);
  });
  return holds ? Standing::said : Standing::refused;
}

/// Whether the values that the schema lists keep the limit; nothing where it lists none.
std::optional<bool> is_kept_by_values(const tree::Node& schema, const Limit& limit) {
  const auto keeps_it = [&, bound = number_of(limit.value)](const tree::Node& one) {
    return keeps(one, limit.keyword, bound);
  };
  if (const auto* value = schema.find("const")) return keeps_it(*value);
  const auto* values = schema.find("enum");
  if (values == nullptr) return std::nullopt;
  return std::all_of(values->items.begin(), values->items.end(), keeps_it);
}

/// Whether a number without a unit can only count the items of a list, which are no numbers. The
/// list may be one of several choices: it or null.
bool can_count(const tree::Node& schema) {
  for (const std::string_view key : {"anyOf", "oneOf"}) {
    const auto* choices = schema.find(key);
    if (choices == nullptr) continue;
    return std::all_of(choices->items.begin(), choices->items.end(), [](const tree::Node& one) {
      return types_of(one) == Types{"null"} || can_count(one);
    });
  }
  const auto* item = schema.find("items");
  if (item == nullptr || item->members.empty()) return false;
  const auto types = types_of(*item);
  return !has(types, "integer") && !has(types, "number");
}

}  // namespace

bool keeps(const tree::Node& value, std::string_view keyword, double bound) {
  if (const auto parts = parts_of(keyword); !parts.first.empty()) {
    const bool names = parts.first == names_keyword;
    return std::all_of(value.members.begin(), value.members.end(), [&](const tree::Member& one) {
      return keeps(names ? string_node(one.key, one.key_span) : one.value, parts.second, bound);
    });
  }
  double measure = 0;
  if (is_numeric(value)) {
    if (!is_of_numbers(keyword) && keyword != "multipleOf") return true;
    measure = number_of(value.scalar);
  } else if (value.is(tree::Kind::string)) {
    if (!keyword.ends_with("Length")) return true;
    measure = static_cast<double>(text::count_code_points(value.scalar));
  } else if (value.is(tree::Kind::sequence)) {
    if (!keyword.ends_with("Items")) return true;
    measure = static_cast<double>(value.items.size());
  } else {
    if (!value.is(tree::Kind::mapping) || !keyword.ends_with("Properties")) return true;
    measure = static_cast<double>(value.members.size());
  }
  return is_within(measure, keyword, bound);
}

Bounds bounds_of(const tree::Node& schema, std::string_view keyword, bool lower) {
  const bool of_number = is_of_numbers(keyword);
  const auto of = of_number ? "imum" : keyword.substr(3);
  const auto* bound = schema.find((lower ? "min" : "max") + std::string(of));
  const auto* exclusive =
      of_number ? schema.find(lower ? "exclusiveMinimum" : "exclusiveMaximum") : nullptr;
  Bounds bounds;
  if (bound != nullptr && is_numeric(*bound))
    bounds.push_back(
        {number_of(bound->scalar), exclusive != nullptr && exclusive->scalar == "true"});
  if (exclusive != nullptr && is_numeric(*exclusive))
    bounds.push_back({number_of(exclusive->scalar), true});
  return bounds;
}

Standing standing_of(const tree::Node& schema,
                     const Limit& limit,
                     const std::vector<Limit>& stated) {
  if (const auto [of, keyword] = parts_of(limit.keyword); !of.empty()) {
    if (!can_hold(schema, limit)) return Standing::refused;
    const auto* inner = schema.find(of);
    auto within = limit;
    within.keyword = keyword;
    return inner == nullptr ? Standing::alone : standing_of(*inner, within, {});
  }
  if (limit.bare && !can_count(schema)) return Standing::refused;
  if (limit.keyword == "multipleOf") {
    const auto* step = schema.find("multipleOf");
    if (step != nullptr) return step->scalar == limit.value ? Standing::said : Standing::refused;
  }
  if (const auto kept = is_kept_by_values(schema, limit))
    return *kept ? Standing::said : Standing::refused;
  const bool lower = is_lower(limit.keyword);
  for (const auto& other : bounds_of(schema, limit.keyword, !lower)) {
    const auto said = bound_of(limit);
    if (crosses(lower ? said : other, lower ? other : said)) return Standing::refused;
  }
  auto beside = bounds_of(schema, limit.keyword, lower);
  if (is_of_numbers(limit.keyword)) {
    for (const auto& one : stated) {
      if (is_of_numbers(one.keyword) && is_lower(one.keyword) == lower)
        beside.push_back(bound_of(one));
    }
  }
  const auto types = types_of(schema);
  return standing_beside(beside, limit, lower, has(types, "integer") && !has(types, "number"));
}

std::string_view put_limit(tree::Node& schema, const Limit& limit, tree::Node value) {
  const auto [of, keyword] = parts_of(limit.keyword);
  if (of.empty()) {
    put(schema, keyword, std::move(value));
    return keyword;
  }
  const auto span = value.span;
  const bool is_new = schema.find(of) == nullptr;
  if (is_new) put(schema, of, mapping_node(span));
  auto& inner = *member_of(schema, of);
  put(inner, keyword, std::move(value));
  put_levels(inner, {{.keyword = keyword, .value = {}, .level = limit.level}}, span);
  return is_new ? of : std::string_view{};
}

void put_levels(tree::Node& schema, const std::vector<Limit>& limits, text::Span span) {
  if (limits.empty()) return;
  const auto* there = schema.find("x-assay-level");
  if (there != nullptr && !there->is(tree::Kind::mapping)) return;
  auto levels = there == nullptr ? mapping_node(span) : *there;
  for (const auto& limit : limits)
    put(levels, limit.keyword, string_node(contract::name_of(limit.level), span));
  put(schema, "x-assay-level", std::move(levels));
}

void put_flags(tree::Node& schema) {
  for (const auto& [flag, bound] :
       {std::pair{"exclusiveMinimum", "minimum"}, std::pair{"exclusiveMaximum", "maximum"}}) {
    auto* number = member_of(schema, flag);
    if (number == nullptr || number->is(tree::Kind::boolean) || !has_level(schema, flag) ||
        schema.find(bound) != nullptr)
      continue;
    auto value = std::move(*number);
    *number = boolean_node(true, value.span);
    add(schema, bound, std::move(value));
  }
}

}  // namespace assay::docs
