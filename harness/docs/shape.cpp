#include "docs/shape.h"

#include <algorithm>
#include <utility>

#include "docs/nodes.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

constexpr int deepest = 32;            // of examples that are followed
constexpr std::size_t most_keys = 60;  // an object with more is a dictionary, not a structure

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return false;
  std::size_t dots = 0;
  for (const char c : text) {
    if (c == '.') ++dots;
    if (c != '.' && !is_digit(c)) return false;
  }
  return dots <= 1;
}

bool is_integer(std::string_view text) {
  return is_number(text) && text.find('.') == std::string_view::npos;
}

/// `d` stands for a digit; all else for itself.
bool has_form(std::string_view text, std::string_view form) {
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(), [](char c, char f) {
           return f == 'd' ? is_digit(c) : c == f;
         });
}

bool is_date(std::string_view text) {
  return has_form(text, "dddd-dd-dd");
}

/// RFC 3339 section 5.6, without checking the calendar.
bool is_date_time(std::string_view text) {
  if (text.size() < 20 || !has_form(text.substr(0, 19), "dddd-dd-ddTdd:dd:dd")) return false;
  auto zone = text.substr(19);
  if (zone.starts_with('.')) {
    const auto end = zone.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos || end == 1) return false;
    zone = zone.substr(end);
  }
  return zone == "Z" || has_form(zone, "+dd:dd") || has_form(zone, "-dd:dd");
}

template <class Check>
bool all_strings(const Values& values, Check check) {
  bool any = false;
  for (const auto* value : values) {
    if (!value->is(tree::Kind::string)) continue;
    any = true;
    if (!check(value->scalar)) return false;
  }
  return any;
}

/// Keys that are ids or many are no structure.
bool is_dictionary(const tree::Node& object) {
  if (object.members.size() > most_keys) return true;
  return !object.members.empty() &&
         std::all_of(object.members.begin(), object.members.end(), [](const tree::Member& one) {
           return is_integer(one.key);
         });
}

std::unique_ptr<Shape> from_values(const Values& values, Demand demand, int depth) {
  auto shape = std::make_unique<Shape>();
  shape->level = contract::Level::should;
  if (!values.empty()) shape->span = values.front()->span;
  widen(*shape, values);
  if (depth <= 0) return shape;
  const auto items = items_of(values);
  if (!items.empty()) shape->items = from_values(items, demand, depth - 1);
  std::vector<const tree::Node*> objects;
  for (const auto* value : values) {
    if (value->is(tree::Kind::mapping)) objects.push_back(value);
  }
  if (std::any_of(
          objects.begin(), objects.end(), [](const auto* one) { return is_dictionary(*one); }))
    return shape;
  std::set<std::string_view> seen;
  for (const auto* object : objects) {
    for (const auto& member : object->members) {
      if (!seen.insert(member.key).second) continue;
      const auto inner = members_of(values, member.key);
      shape->properties.push_back(
          {.name = std::string(member.key),
           .shape = from_values(inner, demand, depth - 1),
           .required = demand == Demand::all && inner.size() == objects.size()});
    }
  }
  return shape;
}

tree::Node types_node(const std::set<std::string_view>& types, text::Span span) {
  if (types.size() == 1) return string_node(*types.begin(), span);
  auto list = sequence_node(span);
  for (const auto type : types)
    list.items.push_back(string_node(type, span));
  return list;
}

/// `UF_` as a pattern for names.
std::string name_pattern(std::string_view prefix) {
  std::string pattern = "^";
  for (const char c : prefix) {
    if (!is_word_character(c)) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

}  // namespace

bool allows(const Shape& shape, const tree::Node& value) {
  if (shape.types.empty()) return true;
  const auto type = type_name(value);
  return shape.types.count(type) > 0 || (type == "integer" && shape.types.count("number") > 0);
}

Values members_of(const Values& values, std::string_view key) {
  Values members;
  for (const auto* value : values) {
    const auto* member = value->is(tree::Kind::mapping) ? value->find(key) : nullptr;
    if (member != nullptr) members.push_back(member);
  }
  return members;
}

Values items_of(const Values& values) {
  Values items;
  for (const auto* value : values) {
    for (const auto& item : value->items)
      items.push_back(&item);
  }
  return items;
}

std::unique_ptr<Shape> shape_of_values(const Values& values, Demand demand) {
  return from_values(values, demand, deepest);
}

void widen(Shape& shape, const Values& values) {
  const bool shown_only = shape.level == contract::Level::should;
  if (shape.types.empty() && !shown_only) return;  // anything goes
  const auto documented = shape.types;
  for (const auto* value : values) {
    if (shape.types.empty() || !allows(shape, *value)) shape.types.insert(type_name(*value));
  }
  if (shape.types.count("number") > 0) shape.types.erase("integer");
  if (shown_only) {
    if (shape.types.size() == 1 && shape.types.count("null") > 0)
      shape.types.clear();  // null tells no type
    shape.format = common_format(values);
  } else if (documented.count("string") == 0 && shape.types.count("string") > 0) {
    // Strings that stand for the type that was documented.
    const auto documents = [&](std::string_view type) { return documented.count(type) > 0; };
    if (documents("boolean") && all_strings(values, [](auto s) { return s == "Y" || s == "N"; }))
      shape.pattern = "^[YN]$";
    if (documents("number") && all_strings(values, is_number))
      shape.pattern = "^-?[0-9]+(\\.[0-9]+)?$";
    if (documents("integer") && all_strings(values, is_integer)) shape.pattern = "^-?[0-9]+$";
  }
}

std::string_view common_format(const Values& values) {
  if (all_strings(values, is_date_time)) return "date-time";
  return all_strings(values, is_date) ? "date" : std::string_view{};
}

tree::Node schema_of(const Shape& shape, text::SourceMap& sources) {
  auto schema = mapping_node(shape.span);
  if (!shape.types.empty()) put(schema, "type", types_node(shape.types, shape.span));
  if (!shape.format.empty()) put(schema, "format", string_node(shape.format, shape.span));
  if (shape.always_true) put(schema, "const", boolean_node(true, shape.span));
  if (!shape.pattern.empty()) put(schema, "pattern", string_node(shape.pattern, shape.span));
  if (!shape.values.empty()) {
    auto list = sequence_node(shape.span);
    const bool integers = shape.types.count("integer") > 0;
    for (const auto value : shape.values) {
      list.items.push_back(string_node(value, shape.span));
      if (integers) list.items.back().kind = tree::Kind::integer;
    }
    put(schema, "enum", std::move(list));
  }
  if (!shape.properties.empty()) {
    auto properties = mapping_node(shape.span);
    auto required = sequence_node(shape.span);
    for (const auto& property : shape.properties) {
      const auto name = sources.intern(property.name);
      put(properties, name, schema_of(*property.shape, sources));
      // A page may list a name twice.
      const auto same = [&](const tree::Node& one) { return one.scalar == name; };
      if (property.required && std::none_of(required.items.begin(), required.items.end(), same))
        required.items.push_back(string_node(name, property.shape->span));
    }
    put(schema, "properties", std::move(properties));
    if (!required.items.empty()) put(schema, "required", std::move(required));
  }
  if (!shape.patterns.empty()) {
    auto patterns = mapping_node(shape.span);
    for (const auto& property : shape.patterns) {
      put(patterns,
          sources.intern(name_pattern(property.name)),
          schema_of(*property.shape, sources));
    }
    put(schema, "patternProperties", std::move(patterns));
  }
  if (shape.items) put(schema, "items", schema_of(*shape.items, sources));
  if (shape.preset) put(schema, "default", *shape.preset);
  if (!shape.description.empty())
    put(schema,
        "description",
        string_node(shape.description, shape.words.known() ? shape.words : shape.span));
  if (shape.level == contract::Level::should)
    put(schema, "x-assay-level", string_node("should", shape.span));
  return schema;
}

}  // namespace assay::docs
