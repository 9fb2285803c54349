#include "diff/values.h"

#include <algorithm>
#include <array>
#include <vector>

#include "tree/number.h"

namespace assay::diff {
namespace {

using tree::Kind;
using tree::Node;

/// The parts of `type` or `enum`, one or many.
std::vector<const Node*> parts_of(const Node& value) {
  std::vector<const Node*> parts;
  if (!value.is(Kind::sequence)) return {&value};
  for (const auto& item : value.items)
    parts.push_back(&item);
  return parts;
}

bool is_among(const Node& one, const std::vector<const Node*>& parts, bool are_types) {
  return std::any_of(parts.begin(), parts.end(), [&](const Node* part) {
    return tree::equal(*part, one) ||
           (are_types && one.scalar == "integer" && part->scalar == "number");
  });
}

Relation compare_sets(const Node& before, const Node& after, bool are_types) {
  const auto old_parts = parts_of(before);
  const auto new_parts = parts_of(after);
  const auto holds_all = [&](const auto& parts, const auto& others) {
    return std::all_of(others.begin(), others.end(), [&](const Node* one) {
      return is_among(*one, parts, are_types);
    });
  };
  const bool keeps_all = holds_all(new_parts, old_parts);
  const bool adds_none = holds_all(old_parts, new_parts);
  if (keeps_all && adds_none) return Relation::same;
  if (keeps_all) return Relation::wider;
  return adds_none ? Relation::narrower : Relation::different;
}

bool is_number(const Node& node) {
  return node.is(Kind::integer) || node.is(Kind::number);
}

Relation compare_bounds(const Node& before, const Node& after, bool is_upper) {
  if (!is_number(before) || !is_number(after)) return Relation::different;
  const auto order = tree::compare_numbers(after.scalar, before.scalar);
  if (order == std::partial_ordering::equivalent) return Relation::same;
  if (order == std::partial_ordering::unordered) return Relation::different;
  return (order == std::partial_ordering::greater) == is_upper ? Relation::wider
                                                               : Relation::narrower;
}

/// `true` is the one that allows more.
Relation compare_flags(const Node& before, const Node& after) {
  if (!before.is(Kind::boolean) || !after.is(Kind::boolean)) return Relation::different;
  if (before.scalar == after.scalar) return Relation::same;
  return after.scalar == "true" ? Relation::wider : Relation::narrower;
}

template <std::size_t count>
bool is_one_of(std::string_view keyword, const std::array<std::string_view, count>& names) {
  return std::find(names.begin(), names.end(), keyword) != names.end();
}

constexpr std::array<std::string_view, 6> upper_bounds = {
    "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"};
constexpr std::array<std::string_view, 6> lower_bounds = {
    "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"};
constexpr std::array<std::string_view, 4> flags = {
    "additionalProperties", "unevaluatedProperties", "additionalItems", "unevaluatedItems"};

}  // namespace

Relation compare_values(std::string_view keyword, const Node* before, const Node* after) {
  if (before == nullptr || after == nullptr) return Relation::different;
  if (tree::equal(*before, *after)) return Relation::same;
  if (keyword == "type" || keyword == "enum")
    return compare_sets(*before, *after, keyword == "type");
  if (is_one_of(keyword, upper_bounds)) return compare_bounds(*before, *after, true);
  if (is_one_of(keyword, lower_bounds)) return compare_bounds(*before, *after, false);
  if (is_one_of(keyword, flags)) return compare_flags(*before, *after);
  return Relation::different;
}

}  // namespace assay::diff
