#include "docs/stainless_schema.h"

#include <algorithm>
#include <utility>

#include "docs/nodes.h"
#include "docs/word_facts.h"
#include "docs/words.h"
#include "tree/read.h"

namespace assay::docs::stainless {
namespace {

using Kind = Alternative::Kind;

bool is_field(const Item& item) {
  return item.bullet->label->kind == Label::Kind::field;
}

bool all_literals(const std::vector<Item>& items) {
  return std::all_of(
      items.begin(), items.end(), [](const Item& item) { return is_literal(*item.bullet->label); });
}

/// `A or B`, or `A and B`.
tree::Node joined(const Type& type, tree::Nodes choices, text::Span span) {
  return type.all_hold ? all_of(std::move(choices), span) : any_of(std::move(choices), span);
}

bool is_array(const Item& item) {
  const auto& alternatives = item.bullet->label->type.alternatives;
  return item.bullet->label->kind == Label::Kind::type && !alternatives.empty() &&
         alternatives.front().kind == Kind::array;
}

tree::Node constant(tree::Node value, text::Span span) {
  auto schema = mapping_node(span);
  add(schema, "const", std::move(value));
  return schema;
}

tree::Node enumeration(tree::Nodes values, text::Span span) {
  auto list = sequence_node(span);
  list.items = std::move(values);
  auto schema = mapping_node(span);
  add(schema, "enum", std::move(list));
  return schema;
}

const Alternative& first_alternative(const Item& item) {
  return item.bullet->label->type.alternatives.front();
}

}  // namespace

SchemaMaker::SchemaMaker(text::SourceMap& sources,
                         std::vector<const SpeltOut*> scopes,
                         Sent sent,
                         std::vector<Unread>& unread)
    : sources_(sources), scopes_(std::move(scopes)), sent_(sent), unread_(unread) {}

tree::Node SchemaMaker::root(const std::vector<Item>& items, text::Span span) {
  if (items.empty()) return mapping_node(span);
  if (all_fields(items)) return object(items, span);
  tree::Nodes choices;
  choices.reserve(items.size());
  std::vector<Item> fields;
  for (const auto& item : items) {
    if (!is_field(item)) {
      choices.push_back(choice(item));
    } else {
      fields.push_back(item);
    }
  }
  if (!fields.empty()) choices.push_back(object(fields, span));
  return any_of(std::move(choices), span);
}

tree::Node SchemaMaker::object(const std::vector<Item>& fields, text::Span span) {
  auto schema = mapping_node(span);
  auto properties = mapping_node(span);
  auto required = sequence_node(span);
  schema.members.reserve(4);  // these three, and a description
  properties.members.reserve(fields.size());
  required.items.reserve(fields.size());
  for (const auto& item : fields) {
    if (!is_field(item)) {
      unread_.push_back({item.bullet->span, "a bullet among fields that is no field"});
      continue;
    }
    const auto& label = *item.bullet->label;
    if (properties.find(label.name) != nullptr) {
      unread_.push_back({item.bullet->span, "a second field of the same name"});
      continue;
    }
    add(properties, label.name, field(item));
    if (!label.optional) required.items.push_back(string_node(label.name, item.bullet->span));
  }
  add(schema, "type", string_node("object", span));
  add(schema, "properties", std::move(properties));
  if (!required.items.empty()) add(schema, "required", std::move(required));
  return schema;
}

tree::Node SchemaMaker::field(const Item& item) {
  return item.first == nullptr ? described(item) : once(item, &SchemaMaker::described);
}

tree::Node SchemaMaker::described(const Item& item) {
  auto schema = typed(item);
  if (!item.bullet->description.known()) return schema;
  const auto words = sources_.text(item.bullet->description);
  const bool one_line = words.find('\n') == std::string_view::npos;
  put(schema,
      "description",
      string_node(one_line ? words : sources_.intern(in_one_line(words)),
                  item.bullet->description));
  if (sent_ == Sent::to_us) add_format(schema);
  return schema;
}

/// An alternative of a union.
tree::Node SchemaMaker::choice(const Item& item) {
  const auto& label = *item.bullet->label;
  if (is_literal(label)) return literal(first_alternative(item).text, *item.bullet);
  if (label.kind != Label::Kind::variant) return field(item);
  if (item.first != nullptr) return once(item, &SchemaMaker::variant);
  if (!item.items.empty()) return variant(item);
  // An earlier `x: Model` spells out `Model object { … }` as well as a variant does.
  const auto known = [&](const SpeltOut* scope) { return scope->find(text_of(label)) != nullptr; };
  const bool repeated = std::any_of(scopes_.begin(), scopes_.end(), known);
  return elsewhere(repeated ? text_of(label) : label.name, item);
}

/// One whose members are spelt out.
tree::Node SchemaMaker::variant(const Item& item) {
  const auto& label = *item.bullet->label;
  under_way_.push_back(label.name);
  under_way_.push_back(text_of(label));
  auto schema = object(item.items, item.bullet->span);
  under_way_.resize(under_way_.size() - 2);
  return schema;
}

tree::Node SchemaMaker::typed(const Item& item) {
  const auto& type = item.bullet->label->type;
  if (type.alternatives.empty()) return type_schema("null", item.bullet->span);
  if (is_unknown(*item.bullet->label)) {
    leave_unread(item.items);
    return mapping_node(item.bullet->span);
  }
  auto schema = item.items.empty() ? not_spelt_out(item) : spelt_out(item);
  if (type.nullable) return or_null(std::move(schema), item.bullet->span);
  return schema;
}

void SchemaMaker::leave_unread(const std::vector<Item>& items) {
  for (const auto& item : items) {
    unread_.push_back({item.bullet->span, "a bullet below a field whose type is not understood"});
    leave_unread(item.items);
  }
}

tree::Node SchemaMaker::spelt_out(const Item& item) {
  const auto& label = *item.bullet->label;
  const auto& first = label.type.alternatives.front();
  const auto span = item.bullet->span;
  const bool alone = label.type.alternatives.size() == 1;
  const auto& core = unwrapped(first);
  const auto key = alone && core.kind == Kind::model ? core.text : text_of(label);
  under_way_.push_back(label.kind == Label::Kind::alias ? label.name : key);
  tree::Node inner;
  bool wraps = true;
  if (all_fields(item.items)) {
    inner = object(item.items, span);
  } else if (all_literals(item.items) && (alone || core.kind == Kind::literal)) {
    if (alone && core.kind == Kind::literal) {
      inner = literal(core.text, *item.bullet);
    } else {
      tree::Nodes values;
      values.reserve(item.items.size());
      for (const auto& one : item.items)
        values.push_back(value(first_alternative(one).text, *one.bullet, span));
      inner = enumeration(std::move(values), span);
    }
  } else {
    tree::Nodes choices;
    choices.reserve(item.items.size());
    for (const auto& one : item.items)
      choices.push_back(is_field(one) ? object({one}, span) : choice(one));
    inner = joined(label.type, std::move(choices), span);
    wraps = alone || std::none_of(item.items.begin(), item.items.end(), is_array);
  }
  under_way_.pop_back();
  if (wraps) return wrapped(first, std::move(inner), span);
  return inner;
}

tree::Node SchemaMaker::not_spelt_out(const Item& item) {
  const auto& label = *item.bullet->label;
  const auto& alternatives = label.type.alternatives;
  const auto span = item.bullet->span;
  if (alternatives.size() == 1) return alternative(alternatives.front(), item);
  for (const auto* scope : scopes_) {
    const auto* source = scope->find(text_of(label));
    if (source == nullptr) continue;
    ++mentions_;
    const bool within =
        std::find(under_way_.begin(), under_way_.end(), text_of(label)) != under_way_.end();
    if (!within) return spelt_out(*source);
  }
  const bool array = alternatives.front().kind == Kind::array;
  tree::Nodes literals;
  tree::Nodes choices;
  bool complete = true;
  for (const auto& one : alternatives) {
    const auto& core = array && &one == &alternatives.front() ? unwrapped(one) : one;
    if (core.kind == Kind::literal) literals.push_back(value(core.text, *item.bullet, span));
    if (core.kind == Kind::more) complete = false;
    if (core.kind != Kind::literal && core.kind != Kind::more)
      choices.push_back(alternative(core, item));
  }
  if (!complete) {
    unread_.push_back({span, "alternatives that are counted but not listed"});
    return mapping_node(span);
  }
  if (literals.size() == 1) choices.push_back(constant(std::move(literals.front()), span));
  if (literals.size() > 1) choices.push_back(enumeration(std::move(literals), span));
  auto schema = joined(label.type, std::move(choices), span);
  if (array) return wrapped(alternatives.front(), std::move(schema), span);
  return schema;
}

tree::Node SchemaMaker::alternative(const Alternative& alternative, const Item& item) {
  const auto span = item.bullet->span;
  switch (alternative.kind) {
    case Kind::literal:
      return literal(alternative.text, *item.bullet);
    case Kind::model:
      return elsewhere(alternative.text, item);
    case Kind::object:
      return elsewhere(text_of(*item.bullet->label), item);
    case Kind::array:
      return array_schema(this->alternative(alternative.inner.front(), item), span);
    case Kind::more:
    case Kind::unknown:
      break;
    case Kind::map: {
      auto schema = type_schema("object", span);
      tree::Nodes choices;
      for (const auto& one : alternative.inner)
        choices.push_back(this->alternative(one, item));
      auto inner = any_of(std::move(choices), span);
      if (alternative.nullable) inner = or_null(std::move(inner), span);
      if (!inner.members.empty()) put(schema, "additionalProperties", std::move(inner));
      return schema;
    }
    case Kind::primitive: {
      const auto word = alternative.text;
      if (word == "unknown" || word == "any") return mapping_node(span);
      return type_schema(word == "file" || word == "binary" ? "string" : word, span);
    }
  }
  return mapping_node(span);
}

tree::Node SchemaMaker::wrapped(const Alternative& alternative, tree::Node core, text::Span span) {
  if (alternative.kind == Kind::array)
    return array_schema(wrapped(alternative.inner.front(), std::move(core), span), span);
  if (alternative.kind != Kind::map) return core;
  auto schema = type_schema("object", span);
  auto values = alternative.inner.size() == 1
                    ? wrapped(alternative.inner.front(), std::move(core), span)
                    : std::move(core);
  if (alternative.nullable) values = or_null(std::move(values), span);
  put(schema, "additionalProperties", std::move(values));
  return schema;
}

tree::Node SchemaMaker::literal(std::string_view text, const Bullet& bullet) {
  return constant(value(text, bullet, bullet.span), bullet.span);
}

/// The value of a literal that stands in the bullet's label. What is not said by the literal alone
/// has `span`.
tree::Node SchemaMaker::value(std::string_view literal, const Bullet& bullet, text::Span span) {
  tree::Node value = string_node(unquoted(literal), span);
  value.quoted = true;
  if (literal.front() == '"' && literal.find('\\') == std::string_view::npos) return value;
  // The label may be that of an earlier bullet with the same text.
  const auto offset = static_cast<std::uint32_t>(literal.data() - bullet.label->text.data());
  const auto begin = bullet.span.begin + offset;
  const text::Span place{span.source, begin, begin + static_cast<std::uint32_t>(literal.size())};
  text::Diagnostics ignored;
  if (auto read = tree::read_json(sources_, place, ignored)) return *std::move(read);
  return value;
}

}  // namespace assay::docs::stainless
