#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "docs/nodes.h"
#include "docs/stainless_schema.h"
#include "docs/words.h"

// What a schema maker does with models that are spelt out somewhere else.

namespace assay::docs::stainless {
namespace {

using Kind = Alternative::Kind;

constexpr std::size_t most_copied =
    100'000;  // nodes; beyond that a model is referred to, not repeated

bool has_object(const Label& label) {
  return std::any_of(label.type.alternatives.begin(),
                     label.type.alternatives.end(),
                     [](const Alternative& one) { return unwrapped(one).kind == Kind::object; });
}

}  // namespace

/// What is spelt out several times in the same words is made but once.
tree::Node SchemaMaker::once(const Item& item, tree::Node (SchemaMaker::*make)(const Item&)) {
  const auto known = made_once_.find(item.first);
  const auto mentions = mentions_;
  auto schema = known != made_once_.end() ? share(known->second) : (this->*make)(*item.first);
  // A mention of what is spelt out elsewhere may be one of what this stands in, or not.
  if (known == made_once_.end() && mentions == mentions_)
    schema = share(made_once_.emplace(item.first, std::move(schema)).first->second);
  schema.span = item.bullet->span;
  return schema;
}

/// What was spelt out at an earlier mention: repeated here, or referred to where it stands within
/// itself.
tree::Node SchemaMaker::elsewhere(std::string_view key, const Item& item) {
  const auto span = item.bullet->span;
  ++mentions_;
  if (std::find(under_way_.begin(), under_way_.end(), key) != under_way_.end())
    return reference(key, span);
  if (const auto known = made_.find(key); known != made_.end()) {
    copied_ += count_nodes(known->second);
    return copied_ > most_copied ? reference(key, span) : known->second;
  }
  const Item* source = nullptr;
  for (const auto* scope : scopes_) {
    if (source == nullptr) source = scope->find(key);
  }
  const auto& label = *item.bullet->label;
  const bool object = label.kind == Label::Kind::variant || has_object(label);
  if (source == nullptr || source == &item) {
    if (object && announced(unwrapped(label.type.alternatives.front())) == 0)
      return type_schema("object", span);
    unread_.push_back({span,
                       object ? "an object whose members are listed nowhere"
                              : "a model that is spelt out nowhere"});
    return object ? type_schema("object", span) : mapping_node(span);
  }
  under_way_.push_back(key);
  tree::Node schema;
  const auto& spelt = *source->bullet->label;
  if (all_fields(source->items)) {
    schema = this->object(source->items, source->bullet->span);
  } else {
    Item bare = *source;
    Label core_label = spelt;
    // `x: array of Model` spells out the model, not the array.
    const auto core = unwrapped(spelt.type.alternatives.front());
    if (spelt.type.alternatives.size() == 1 && core.text == key)
      core_label.type.alternatives = {core};
    core_label.type.nullable = spelt.kind != Label::Kind::field && spelt.type.nullable;
    Bullet bullet = *source->bullet;
    bullet.label = &core_label;
    bare.bullet = &bullet;
    schema = typed(bare);
  }
  under_way_.pop_back();
  return made_.emplace(key, std::move(schema)).first->second;
}

/// The first word of the key, made unique: anonymous objects have a whole label for a key.
std::string SchemaMaker::definition_name(std::string_view key) const {
  const auto end = std::find_if_not(key.begin(), key.end(), is_word_character);
  const std::string word(key.begin(), end);
  auto name = word;
  const auto taken = [&](const auto& known) { return known.second == name; };
  for (int i = 2; name.empty() || std::any_of(referred_.begin(), referred_.end(), taken); ++i) {
    name = fmt::format("{}{}", word.empty() ? "model" : word, i);
  }
  return name;
}

tree::Node SchemaMaker::reference(std::string_view key, text::Span span) {
  const auto known = referred_.find(key);
  const auto name = known != referred_.end() ? known->second : definition_name(key);
  referred_.emplace(key, name);
  auto schema = mapping_node(span);
  put(schema, "$ref", string_node(sources_.intern("#/$defs/" + name), span));
  return schema;
}

void SchemaMaker::finish(tree::Node& root) {
  auto definitions = mapping_node(root.span);
  // Making one may refer to others.
  for (bool more = true; more;) {
    more = false;
    for (const auto& [key, name] : std::map(referred_)) {
      if (definitions.find(name) != nullptr) continue;
      more = true;
      const Label label{.type = {.alternatives = {{.kind = Kind::model, .text = key}}}};
      const Bullet bullet{.label = &label, .span = root.span};
      under_way_.clear();
      made_.erase(key);
      put(definitions, sources_.intern(name), elsewhere(key, {.bullet = &bullet}));
    }
  }
  if (!definitions.members.empty()) put(root, "$defs", std::move(definitions));
}

}  // namespace assay::docs::stainless
