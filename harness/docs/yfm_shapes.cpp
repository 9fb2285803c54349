#include "docs/yfm_shapes.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "docs/word_facts.h"
#include "docs/words.h"
#include "docs/yfm_context.h"

namespace assay::docs::yfm {
namespace {

constexpr int most_warnings = 100;  // a page

std::string join_types(const Field* field) {
  std::string joined;
  if (field == nullptr) return joined;
  for (const auto& name : type_names(*field))
    joined += (joined.empty() ? "" : " or ") + name;
  return joined;
}

Values objects_of(const Values& values) {
  Values objects;
  for (const auto* value : values) {
    if (value->is(tree::Kind::mapping)) objects.push_back(value);
  }
  return objects;
}

/// The values under every key that begins so.
Values members_like(const Values& objects, std::string_view prefix) {
  Values members;
  for (const auto* object : objects) {
    for (const auto& member : object->members) {
      if (member.key.starts_with(prefix)) members.push_back(&member.value);
    }
  }
  return members;
}

bool is_documented(const DocNode& node, std::string_view key) {
  return std::any_of(node.children.begin(), node.children.end(), [&](const DocNode& child) {
    if (child.name == key) return true;
    const auto prefix = wildcard_prefix(child.name);
    return !prefix.empty() && key.substr(0, prefix.size()) == prefix;
  });
}

/// Names in angle brackets and the like stand for names that the reader knows.
bool is_free_name(std::string_view name) {
  return !std::all_of(name.begin(), name.end(), [](char c) {
    return is_word_character(c) || c == '-' || c == '.' || c == '@' || c == ':';
  });
}

/// `order[]` of type `string` is a list of strings.
bool types_its_item(const DocNode& node) {
  const auto names = type_names(*node.field);
  return node.list && node.field->cell.name.ends_with("[]") && !names.empty() &&
         std::none_of(names.begin(), names.end(), [](const std::string& one) {
           return one.ends_with("[]") || json_type(lower_case(one)) == "array";
         });
}

}  // namespace

bool is_placeholder(std::string_view text) {
  return text.size() > 4 && text.starts_with("**") && text.ends_with("**");
}

ShapeMaker::ShapeMaker(Context& page, Purpose purpose)
    : sources_(page.sources),
      types_(page.types),
      out_(page.out),
      unread_(page.reading.unread),
      purpose_(purpose) {}

std::unique_ptr<Shape> ShapeMaker::body(const DocNode& root, const Values& values) {
  auto shape = std::make_unique<Shape>();
  shape->types.insert("object");
  add_members(root, *shape, values);
  widen(*shape, values);
  return shape;
}

std::unique_ptr<Shape> ShapeMaker::value(const DocNode& node, const Values& values) {
  auto shape = std::make_unique<Shape>();
  if (node.field != nullptr) {
    shape->span = node.field->cell.span;
    if (node.field->description.known()) {
      shape->words = node.field->description;
      shape->description =
          sources_.intern(without_links(in_one_line(sources_.text(node.field->description))));
    }
    add_types(node, *shape, values);
  } else {
    shape->types.insert(node.list ? "array" : "object");
  }
  const auto contradiction = std::find_if(
      values.begin(), values.end(), [&](const auto* one) { return !allows(*shape, *one); });
  if (contradiction != values.end() && !is_placeholder((*contradiction)->scalar)) {
    warn("docs.example-type",
         (*contradiction)->span,
         fmt::format("`{}` is documented as `{}`, the example shows {}",
                     node.path,
                     join_types(node.field),
                     words_of(**contradiction)));
  }
  widen(*shape, values);
  add_listed_values(node, *shape, values);
  if (node.field != nullptr) add_preset(*node.field, *shape);
  if (shape->types == std::set<std::string_view>{"boolean"} && says_always_true(shape->description))
    shape->always_true = true;
  if (node.children.empty()) {
    add_shown_members(node, *shape, values);
  } else if (node.list) {
    if (!shape->items) shape->items = std::make_unique<Shape>();
    const auto items = docs::items_of(values);
    if (shape->items->types.empty()) shape->items->types.insert("object");
    widen(*shape->items, items);
    add_members(node, *shape->items, items);
  } else {
    add_members(node, *shape, values);
  }
  return shape;
}

void ShapeMaker::add_types(const DocNode& node, Shape& shape, const Values& values) {
  if (types_its_item(node)) {
    const DocNode item{.name = node.name, .path = node.path, .field = node.field};
    const auto items = docs::items_of(values);
    shape.types.insert("array");
    shape.items = std::make_unique<Shape>();
    add_types(item, *shape.items, items);
    return widen(*shape.items, items);
  }
  bool anything = node.field->cell.types.empty();
  for (const auto& type : node.field->cell.types) {
    for (const auto part : alternatives_of(type.text)) {
      const auto before = shape.types.size();
      add_type(part, type.link, shape, values);
      anything =
          anything || (shape.types.size() == before && (json_type(lower_case(part)).empty()));
    }
  }
  if (!node.children.empty()) shape.types.insert(node.list ? "array" : "object");
  const bool known_inside = !node.children.empty() || !shape.properties.empty();
  if (anything && !known_inside && shape.level == contract::Level::must) shape.types.clear();
}

void ShapeMaker::add_type(std::string_view name,
                          std::string_view link,
                          Shape& shape,
                          const Values& values) {
  if (name.ends_with("[]")) {
    shape.types.insert("array");
    if (!shape.items) shape.items = std::make_unique<Shape>();
    const auto items = docs::items_of(values);
    add_type(name.substr(0, name.size() - 2), link, *shape.items, items);
    widen(*shape.items, items);
    return;
  }
  const auto lowered = lower_case(name);
  if (!is_plain_type(lowered)) return add_named(name, link, shape, values);
  const auto json = json_type(lowered);
  if (!json.empty()) shape.types.insert(json);
  if (lowered == "date" || lowered == "datetime") shape.format = common_format(values);
}

/// A type with a name of its own: as its page has it; where that is not at hand, as the example has
/// it.
void ShapeMaker::add_named(std::string_view name,
                           std::string_view link,
                           Shape& shape,
                           const Values& values) {
  const auto named = types_.find(name, link);
  if (!named.json_type.empty()) shape.types.insert(named.json_type);
  if (named.fields != nullptr && under_way_.insert(name).second) {
    const auto tree = build_tree(kept_.emplace_back(1, *named.fields), values, Placing::as_written);
    add_members(tree, shape, values);
    under_way_.erase(name);
  } else if (named.json_type.empty() && !values.empty()) {
    auto shown = shape_of_values(values, Demand::all);
    shape.types.insert(shown->types.begin(), shown->types.end());
    if (shape.properties.empty()) shape.properties = std::move(shown->properties);
    if (!shape.items) shape.items = std::move(shown->items);
    // The row states that there is such a thing: what the example shows of its inside says so
    // itself.
    if (shape.properties.empty() && !shape.items) shape.level = contract::Level::should;
    if (shape.format.empty()) shape.format = shown->format;
  }
}

void ShapeMaker::add_members(const DocNode& node, Shape& shape, const Values& values) {
  const auto objects = objects_of(values);
  for (const auto& child : node.children) {
    const auto prefix = wildcard_prefix(child.name);
    if (prefix.empty() && is_free_name(child.name)) continue;
    const auto inner =
        prefix.empty() ? members_of(objects, child.name) : members_like(objects, prefix);
    Property property{.name = prefix.empty() ? child.name : prefix, .shape = value(child, inner)};
    if (!prefix.empty()) {
      shape.patterns.push_back(std::move(property));
      continue;
    }
    property.required = is_required(child, objects);
    shape.properties.push_back(std::move(property));
  }
  const bool free = std::any_of(node.children.begin(),
                                node.children.end(),
                                [](const DocNode& child) { return is_free_name(child.name); });
  for (const auto* object : objects) {
    for (const auto& member : object->members) {
      const auto same = [&](const Property& property) { return property.name == member.key; };
      if (is_documented(node, member.key) ||
          std::any_of(shape.properties.begin(), shape.properties.end(), same))
        continue;
      const auto inner = members_of(objects, member.key);
      shape.properties.push_back(
          {.name = std::string(member.key), .shape = shape_of_values(inner, Demand::nothing)});
      if (free || is_placeholder(member.value.scalar)) continue;
      warn("docs.example-undocumented",
           member.key_span,
           fmt::format("the example has `{}`, which no table lists", member.key));
    }
  }
}

/// What only the example shows of an object or array that no table takes apart.
void ShapeMaker::add_shown_members(const DocNode& node, Shape& shape, const Values& values) {
  if (node.field == nullptr || values.empty() || !shape.properties.empty()) return;
  auto shown = shape_of_values(values, Demand::nothing);
  shape.properties = std::move(shown->properties);
  if (!shape.items) shape.items = std::move(shown->items);
}

bool ShapeMaker::is_required(const DocNode& node, const Values& objects) {
  const auto lacks = [&](const tree::Node* object) { return object->find(node.name) == nullptr; };
  const auto without = std::find_if(objects.begin(), objects.end(), lacks);
  if (purpose_ == Purpose::answer) return !objects.empty() && without == objects.end();
  if (node.field == nullptr || !node.field->cell.starred || node.maybe) return false;
  if (without != objects.end()) {
    warn("docs.example-missing",
         (*without)->span,
         fmt::format("the example lacks `{}`, which is documented as required", node.path));
  }
  return true;
}

void ShapeMaker::warn(std::string code, text::Span span, std::string message) {
  if (++warnings_ <= most_warnings) out_.warning(std::move(code), span, std::move(message));
}

}  // namespace assay::docs::yfm
