#include "docs/mintlify_fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "docs/cell_words.h"
#include "docs/listed_values.h"
#include "docs/mintlify_nesting.h"
#include "docs/nodes.h"
#include "docs/type_words.h"
#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

/// Of a name with those of the fields around it: nobody writes as many.
constexpr std::size_t most_dots = 30;

constexpr std::array<std::string_view, 5> places = {"path", "query", "header", "cookie", "body"};

/// The attribute that names the field, and what the name is of: `body="id"`, `body name="id"`.
std::pair<std::string_view, const Attribute*> name_of(const Element& element) {
  for (const auto place : places) {
    const auto* name = element.find(place);
    if (name != nullptr && name->value.known()) return {place, name};
    if (name != nullptr) return {place, element.find("name")};
  }
  const bool answer = element.name == "ResponseField";
  return {answer ? std::string_view("answer") : std::string_view("body"), element.find("name")};
}

/// `name` of `user.name`, and of `user[].name`, that stands inside `user`.
std::string_view below(std::string_view above, std::string_view name) {
  while (above.ends_with("[]"))
    above.remove_suffix(2);
  if (above.empty() || !name.starts_with(above)) return name;
  auto rest = name.substr(above.size());
  while (rest.starts_with("[]"))
    rest.remove_prefix(2);
  return rest.size() > 1 && rest.front() == '.' ? rest.substr(1) : name;
}

class Collector {
 public:
  Collector(const text::SourceMap& sources,
            const std::set<std::string_view>& keys,
            std::vector<Unread>& unread)
      : sources_(sources), keys_(keys), unread_(unread) {}

  /// The fields among the elements, which stand inside the field `above`; their names, with those
  /// inside them, may add `room` steps to how deep the elements are.
  std::vector<Field> collect(const std::vector<Element>& elements,
                             std::string_view above,
                             std::size_t room) {
    std::vector<Field> fields;
    collect(elements, above, room, fields);
    return nested(std::move(fields), keys_, room + 1);
  }

 private:
  void collect(const std::vector<Element>& elements,
               std::string_view above,
               std::size_t room,
               std::vector<Field>& into) {
    for (const auto& element : elements) {
      const bool is_field = element.name == "ParamField" || element.name == "ResponseField" ||
                            element.name == "Param";
      if (element.name == "Expandable" && !into.empty() && tells_of(element, into.back())) {
        auto& owner = into.back();
        owner.children = collect(element.children, owner.name, room);
      } else if (element.name == "Expandable") {
        collect(element.children, above, room, into);
      }
      if (!is_field) continue;
      const auto [place, name] = name_of(element);
      const auto text = name == nullptr ? std::string_view{} : trimmed(sources_.text(name->value));
      if (text.empty()) {
        unread_.push_back({element.span, "a field without a name"});
        continue;
      }
      Field field{.place = place, .name_span = name->value, .element = &element};
      field.name = keys_.find(text) == keys_.end() ? below(above, text) : text;
      const auto dots = std::count(field.name.begin(), field.name.end(), '.');
      field.children =
          collect(element.children, text, room - std::min(room, static_cast<std::size_t>(dots)));
      into.push_back(std::move(field));
    }
  }

  /// Whether an `<Expandable title="Data fields">` behind the field `data`, which has no members of
  /// its own, lists them.
  [[nodiscard]] bool tells_of(const Element& expandable, const Field& field) const {
    const auto* title = expandable.find("title");
    const auto* type = field.element->find("type");
    if (title == nullptr || type == nullptr || !field.children.empty()) return false;
    const auto types = lower_case(sources_.text(type->value));
    const auto has_type = [&](std::string_view one) { return types.find(one) != npos; };
    if (!has_type("object") && !has_type("array") && !has_type("[]") && !has_type("list"))
      return false;
    const auto words = lower_case(trimmed(sources_.text(title->value)));
    return words.starts_with(lower_case(field.name) + " ") || words == lower_case(field.name) ||
           lists_members_of(field.name, words);
  }

  const text::SourceMap& sources_;
  const std::set<std::string_view>& keys_;
  std::vector<Unread>& unread_;
};

/// The schema that the members of a value belong to: of an array that of its items, of several
/// that of the first which can have members.
tree::Node& innermost(tree::Node& schema) {
  for (auto& member : schema.members) {
    if (member.key == "items" && member.value.is(tree::Kind::mapping))
      return innermost(member.value);
    if (member.key != "anyOf") continue;
    for (auto& choice : member.value.items) {
      const auto type = choice.string_at("type");
      if (type == "object" || type == "array") return innermost(choice);
    }
  }
  return schema;
}

bool is_of(const tree::Node& schema, std::string_view type) {
  return schema.string_at("type") == type;
}

/// The values of "Available options: `a`, `b`"; none where there is no such list.
std::vector<std::string_view> values_after_sign(std::string_view text) {
  constexpr std::array<std::string_view, 7> signs = {"available options:",
                                                     "allowed values:",
                                                     "possible values:",
                                                     "valid values:",
                                                     "supported values:",
                                                     "one of:",
                                                     "options:"};
  const auto lowered = lower_case(text);
  for (const auto sign : signs) {
    auto at = lowered.find(sign);
    if (at == std::string::npos) continue;
    std::vector<std::string_view> values;
    at += sign.size();
    while ((at = text.find_first_not_of(" ,", at)) < text.size() && text[at] == '`') {
      const auto end = text.find('`', at + 1);
      if (end == npos) break;
      values.push_back(text.substr(at + 1, end - at - 1));
      at = end + 1;
    }
    return values;
  }
  return {};
}

/// "**Required.** The name of …", and not "Required if …".
bool begins_with_required(std::string_view words) {
  words = words.substr(std::min(words.find_first_not_of("*_([` \n"), words.size()));
  constexpr std::string_view sign = "required";
  if (!equal_ignoring_case(words.substr(0, sign.size()), sign)) return false;
  words.remove_prefix(sign.size());
  return words.empty() || std::string_view(".:;,*_)]`\n").find(words.front()) != npos;
}

}  // namespace

bool names_place(const Element& element) {
  return std::any_of(places.begin(), places.end(), [&](std::string_view place) {
    return element.find(place) != nullptr;
  });
}

bool Field::is(const text::SourceMap& sources, std::string_view attribute) const {
  const auto* found = implied ? nullptr : element->find(attribute);
  return found != nullptr &&
         (!found->value.known() || trimmed(sources.text(found->value)) != "false");
}

bool Field::is_required(const text::SourceMap& sources) const {
  if (is(sources, "required")) return true;
  if (implied || element->find("required") != nullptr) return false;
  for (const std::string_view label : {"pre", "post"}) {
    const auto* labels = element->find(label);
    if (labels != nullptr && sources.text(labels->value).find("required") != npos) return true;
  }
  return !element->words.empty() && begins_with_required(sources.text(element->words.front()));
}

std::vector<Field> read_fields(const text::SourceMap& sources,
                               const std::vector<Element>& elements,
                               const std::set<std::string_view>& keys,
                               std::vector<Unread>& unread) {
  return Collector(sources, keys, unread).collect(elements, {}, most_dots);
}

tree::Node FieldSchemas::object(const std::vector<Field>& fields, text::Span span) {
  auto schema = type_schema("object", span);
  auto properties = mapping_node(span);
  auto required = sequence_node(span);
  std::set<std::string_view> known;
  for (const auto& field : fields) {
    if (!known.insert(field.name).second) {
      unread_.push_back({field.element->span, "a second field of the same name"});
      continue;
    }
    add(properties, field.name, this->schema(field));
    properties.members.back().key_span = field.name_span;
    if (field.is_required(sources_))
      required.items.push_back(string_node(field.name, field.name_span));
  }
  put(schema, "properties", std::move(properties));
  if (!required.items.empty()) put(schema, "required", std::move(required));
  return schema;
}

tree::Node FieldSchemas::typed(const Field& field) {
  const auto* type = field.implied ? nullptr : field.element->find("type");
  // A name of the vendor's needs no explanation where the fields inside explain it.
  std::vector<Unread> explained;
  if (type != nullptr && type->value.known())
    return schema_of_words(sources_, type->value, field.children.empty() ? unread_ : explained);
  return mapping_node(field.element->span);
}

tree::Node FieldSchemas::schema(const Field& field) {
  auto schema = typed(field);
  if (field.has_items && !is_of(schema, "array"))
    schema = array_schema(std::move(schema), field.element->span);
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
  if (field.implied) return schema;
  const auto words = description(field);
  if (!words.empty()) put(schema, "description", string_node(words, field.element->words.front()));
  if (field.is(sources_, "deprecated"))
    put(schema, "deprecated", boolean_node(true, field.element->span));
  for (const std::string_view key : {"default", "initialValue"}) {
    const auto* written = field.element->find(key);
    if (written != nullptr && written->value.known() && schema.find("default") == nullptr)
      put_default(schema, written->value);
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

void FieldSchemas::put_default(tree::Node& schema, text::Span written) {
  if (auto value = default_of(sources_, written, types_of(schema))) {
    put(schema, "default", *std::move(value));
  } else {
    unread_.push_back({written, "a default that is no value of its type"});
  }
}

/// Words are no notation, so the keyword has level should.
void FieldSchemas::add_values_in_words(const Field& field, tree::Node& schema) {
  if (!is_of(schema, "string") || schema.find("enum") != nullptr) return;
  for (const auto span : field.element->words) {
    auto listed = values_after_sign(sources_.text(span));
    if (listed.empty()) listed = listed_values(sources_.text(span));
    if (listed.size() < 2) continue;
    auto values = sequence_node(span);
    for (const auto value : listed)
      values.items.push_back(string_node(value, span));
    put(schema, "enum", std::move(values));
    auto level = mapping_node(span);
    put(level, "enum", string_node("should", span));
    put(schema, "x-assay-level", std::move(level));
    return;
  }
}

}  // namespace assay::docs::mintlify
