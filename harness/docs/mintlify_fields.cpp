#include "docs/mintlify_fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "docs/nodes.h"
#include "docs/type_words.h"
#include "docs/words.h"
#include "tree/read.h"

namespace assay::docs::mintlify {
namespace {

constexpr std::array<std::string_view, 5> places = {"path", "query", "header", "cookie", "body"};

/// The attribute that names the field, and what the name is of.
std::pair<std::string_view, const Attribute*> name_of(const Element& element) {
  for (const auto place : places) {
    if (const auto* name = element.find(place)) return {place, name};
  }
  const bool answer = element.name == "ResponseField";
  return {answer ? std::string_view("answer") : std::string_view("body"), element.find("name")};
}

void collect(const text::SourceMap& sources,
             const std::vector<Element>& elements,
             std::string_view above,
             std::vector<Field>& into,
             std::vector<Unread>& unread) {
  for (const auto& element : elements) {
    const bool is_field =
        element.name == "ParamField" || element.name == "ResponseField" || element.name == "Param";
    if (!is_field) {
      if (element.name == "Expandable") collect(sources, element.children, above, into, unread);
      continue;
    }
    const auto [place, name] = name_of(element);
    const auto text = name == nullptr ? std::string_view{} : trimmed(sources.text(name->value));
    if (text.empty()) {
      unread.push_back({element.span, "a field without a name"});
      continue;
    }
    Field field{.place = place, .name = text, .name_span = name->value, .element = &element};
    // `user.name` inside `user` is its `name`.
    if (!above.empty() && text.size() > above.size() + 1 && text.starts_with(above) &&
        text[above.size()] == '.') {
      field.name = text.substr(above.size() + 1);
    }
    collect(sources, element.children, text, field.children, unread);
    into.push_back(std::move(field));
  }
}

/// The schema that the members of a value belong to: of an array that of its items.
tree::Node& innermost(tree::Node& schema) {
  for (auto& member : schema.members) {
    if (member.key == "items" && member.value.is(tree::Kind::mapping))
      return innermost(member.value);
  }
  return schema;
}

bool is_of(const tree::Node& schema, std::string_view type) {
  return schema.string_at("type") == type;
}

}  // namespace

bool Field::is(const text::SourceMap& sources, std::string_view attribute) const {
  const auto* found = element->find(attribute);
  return found != nullptr &&
         (!found->value.known() || trimmed(sources.text(found->value)) != "false");
}

std::vector<Field> read_fields(const text::SourceMap& sources,
                               const std::vector<Element>& elements,
                               std::vector<Unread>& unread) {
  std::vector<Field> fields;
  collect(sources, elements, {}, fields, unread);
  return fields;
}

tree::Node FieldSchemas::object(const std::vector<Field>& fields, text::Span span) {
  auto schema = type_schema("object", span);
  auto properties = mapping_node(span);
  auto required = sequence_node(span);
  for (const auto& field : fields) {
    if (properties.find(field.name) != nullptr) {
      unread_.push_back({field.element->span, "a second field of the same name"});
      continue;
    }
    put(properties, field.name, this->schema(field));
    properties.members.back().key_span = field.name_span;
    if (field.is(sources_, "required"))
      required.items.push_back(string_node(field.name, field.name_span));
  }
  put(schema, "properties", std::move(properties));
  if (!required.items.empty()) put(schema, "required", std::move(required));
  return schema;
}

tree::Node FieldSchemas::typed(const Field& field) {
  const auto* type = field.element->find("type");
  // A name of the vendor's needs no explanation where the fields inside explain it.
  std::vector<Unread> explained;
  if (type != nullptr && type->value.known())
    return schema_of_words(sources_, type->value, field.children.empty() ? unread_ : explained);
  return mapping_node(field.element->span);
}

tree::Node FieldSchemas::schema(const Field& field) {
  auto schema = typed(field);
  if (!field.children.empty()) {
    auto& inner = innermost(schema);
    if (is_of(inner, "array")) {
      put(inner, "items", object(field.children, field.element->span));
    } else {
      auto members = object(field.children, field.element->span);
      for (auto& member : members.members)
        put(inner, member.key, std::move(member.value));
    }
  }
  const auto words = description(field);
  if (!words.empty()) put(schema, "description", string_node(words, field.element->words.front()));
  if (field.is(sources_, "deprecated"))
    put(schema, "deprecated", boolean_node(true, field.element->span));
  for (const std::string_view key : {"default", "initialValue"}) {
    const auto* written = field.element->find(key);
    if (written != nullptr && written->value.known() && schema.find("default") == nullptr)
      put(schema, "default", value(written->value, schema));
  }
  add_values_in_words(field, schema);
  return schema;
}

std::string_view FieldSchemas::description(const Field& field) {
  std::string words;
  for (const auto span : field.element->words) {
    if (!words.empty()) words += ' ';
    words += in_one_line(sources_.text(span));
  }
  return words.empty() ? std::string_view{} : sources_.intern(std::move(words));
}

/// `default="10"` of an integer is ten.
tree::Node FieldSchemas::value(text::Span written, const tree::Node& schema) {
  const auto text = trimmed(sources_.text(written));
  const auto as_text = string_node(text, written);
  if (is_of(schema, "string")) return as_text;
  text::Diagnostics ignored;
  auto read = tree::read_json(sources_, written, ignored);
  return read ? std::move(*read) : as_text;
}

/// "Available options: `a`, `b`": words are no notation, so the keyword has level should.
void FieldSchemas::add_values_in_words(const Field& field, tree::Node& schema) {
  constexpr std::array<std::string_view, 5> signs = {
      "available options:", "allowed values:", "possible values:", "one of:", "options:"};
  if (!is_of(schema, "string") || schema.find("enum") != nullptr) return;
  for (const auto span : field.element->words) {
    const auto text = sources_.text(span);
    const auto lowered = lower_case(text);
    for (const auto sign : signs) {
      auto at = lowered.find(sign);
      if (at == std::string::npos) continue;
      auto values = sequence_node(span);
      at += sign.size();
      while ((at = text.find_first_not_of(" ,", at)) < text.size() && text[at] == '`') {
        const auto end = text.find('`', at + 1);
        if (end == std::string_view::npos) break;
        values.items.push_back(string_node(text.substr(at + 1, end - at - 1), span));
        at = end + 1;
      }
      if (values.items.size() < 2) return;
      put(schema, "enum", std::move(values));
      auto level = mapping_node(span);
      put(level, "enum", string_node("should", span));
      put(schema, "x-assay-level", std::move(level));
      return;
    }
  }
}

}  // namespace assay::docs::mintlify
