#include "schema/shape.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "schema/number.h"

namespace assay::schema {
namespace {

using tree::Kind;
using tree::Node;

bool is_number(const Node& node) {
  return node.is(Kind::integer) || node.is(Kind::number);
}

bool is_schema(const Node& node) {
  return node.is(Kind::mapping) || node.is(Kind::boolean);
}

bool is_names(const Node& node) {
  if (!node.is(Kind::sequence)) return false;
  std::set<std::string_view> names;
  return std::ranges::all_of(node.items, [&](const Node& item) {
    return item.is(Kind::string) && names.insert(item.scalar).second;
  });
}

template <class Test>
bool all_members(const Node& node, Test test) {
  return node.is(Kind::mapping) &&
         std::ranges::all_of(node.members,
                             [&](const tree::Member& member) { return test(member.value); });
}

bool is_schemas(const Node& node) {
  return node.is(Kind::sequence) && std::ranges::all_of(node.items, is_schema);
}

bool is_type_name(const Node& node) {
  constexpr std::array<std::string_view, 7> names = {
      "null", "boolean", "object", "array", "number", "string", "integer"};
  return node.is(Kind::string) && std::ranges::find(names, node.scalar) != names.end();
}

bool is_type(const Node& node) {
  if (!node.is(Kind::sequence)) return is_type_name(node);
  return !node.items.empty() && is_names(node) && std::ranges::all_of(node.items, is_type_name);
}

bool is_count(const Node& node) {
  if (!is_number(node)) return false;
  const auto number = read_decimal(node.scalar);
  return !number.negative && number.is_integer();
}

bool is_positive(const Node& node) {
  if (!is_number(node)) return false;
  const auto number = read_decimal(node.scalar);
  return !number.negative && !number.digits.empty();
}

}  // namespace

bool has_shape(const Node& value, Shape shape) {
  switch (shape) {
    case Shape::any:
      return true;
    case Shape::boolean:
      return value.is(Kind::boolean);
    case Shape::text:
      return value.is(Kind::string);
    case Shape::number:
      return is_number(value);
    case Shape::positive_number:
      return is_positive(value);
    case Shape::count:
      return is_count(value);
    case Shape::list:
      return value.is(Kind::sequence);
    case Shape::names:
      return is_names(value);
    case Shape::names_by_name:
      return all_members(value, is_names);
    case Shape::type:
      return is_type(value);
    case Shape::schema:
      return is_schema(value);
    case Shape::schemas:
      return is_schemas(value) && !value.items.empty();
    case Shape::schema_or_schemas:
      return is_schema(value) || is_schemas(value);
    case Shape::schemas_by_name:
      return all_members(value, is_schema);
    case Shape::schemas_or_names_by_name:
      return all_members(value, [](const Node& one) { return is_schema(one) || is_names(one); });
    case Shape::mapping:
      return value.is(Kind::mapping);
  }
  return false;
}

std::string_view name_of(Shape shape) {
  switch (shape) {
    case Shape::any:
      return "any value";
    case Shape::boolean:
      return "`true` or `false`";
    case Shape::text:
      return "a string";
    case Shape::number:
      return "a number";
    case Shape::positive_number:
      return "a number above 0";
    case Shape::count:
      return "a non-negative integer";
    case Shape::list:
      return "an array";
    case Shape::names:
      return "an array of different strings";
    case Shape::names_by_name:
      return "an object of arrays of different strings";
    case Shape::type:
      return "a type (null, boolean, object, array, number, string, integer) or an array of "
             "different ones";
    case Shape::schema:
      return "a schema";
    case Shape::schemas:
      return "an array of at least one schema";
    case Shape::schema_or_schemas:
      return "a schema or an array of schemas";
    case Shape::schemas_by_name:
      return "an object of schemas";
    case Shape::schemas_or_names_by_name:
      return "an object of schemas or arrays of different strings";
    case Shape::mapping:
      return "an object";
  }
  return {};
}

std::uint64_t read_count(std::string_view number) {
  const auto decimal = read_decimal(number);
  std::uint64_t count = 0;
  for (const char c : decimal.digits) {
    if (count > std::numeric_limits<std::uint64_t>::max() / 10 - 1)
      return std::numeric_limits<std::uint64_t>::max();
    count = count * 10 + static_cast<std::uint64_t>(c - '0');
  }
  for (std::int64_t i = 0; i < decimal.exponent; ++i) {
    if (count > std::numeric_limits<std::uint64_t>::max() / 10)
      return std::numeric_limits<std::uint64_t>::max();
    if (count == 0) break;
    count *= 10;
  }
  return count;
}

}  // namespace assay::schema
