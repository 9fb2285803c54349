#include "docs/limit_keywords.h"

#include <algorithm>
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
bool can_hold(const tree::Node& schema, std::string_view keyword) {
  const auto of = parts_of(keyword).first;
  if (of.empty()) return true;
  const auto* inner = schema.find(of);
  if (inner == nullptr) return of == names_keyword || schema.find("properties") == nullptr;
  const auto types = types_of(*inner);
  return inner->is(tree::Kind::mapping) && inner->find("$ref") == nullptr &&
         (types.empty() || has(types, "string"));
}

/// Whether the schema's own bounds say otherwise: less or more than the limit lets.
bool is_crossed(const tree::Node& schema, const Limit& limit) {
  const auto crosses = [&](std::string_view key) {
    const auto* bound = schema.find(key);
    return bound != nullptr && bound->is(tree::Kind::integer) &&
           !is_within(number_of(bound->scalar), limit.keyword, number_of(limit.value));
  };
  if (limit.keyword == "exclusiveMinimum") return crosses("minimum") || crosses("maximum");
  const auto keyword = std::string(limit.keyword);
  return crosses((keyword.starts_with("min") ? "max" : "min") + keyword.substr(3));
}

}  // namespace

bool keeps(const tree::Node& value, std::string_view keyword, std::string_view limit) {
  if (const auto parts = parts_of(keyword); !parts.first.empty()) {
    const bool names = parts.first == names_keyword;
    return std::all_of(value.members.begin(), value.members.end(), [&](const tree::Member& one) {
      return keeps(names ? string_node(one.key, one.key_span) : one.value, parts.second, limit);
    });
  }
  const auto bound = number_of(limit);
  double measure = 0;
  if (value.is(tree::Kind::integer) || value.is(tree::Kind::number)) {
    if (keyword.find("imum") == std::string_view::npos) return true;
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

bool is_said(const tree::Node& schema, std::string_view keyword) {
  const auto has = [&](std::string_view key) { return schema.find(key) != nullptr; };
  if (const auto [of, inner] = parts_of(keyword); !of.empty())
    return has(of) && schema.find(of)->find(inner) != nullptr;
  return has(keyword) || has("enum") || has("const") ||
         (keyword == "minimum" && has("exclusiveMinimum"));
}

bool can_stand(const tree::Node& schema, const Limit& limit) {
  return !is_crossed(schema, limit) && can_hold(schema, limit.keyword);
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

}  // namespace assay::docs
