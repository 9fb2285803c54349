#include "docs/mintlify_nesting.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

/// A step of a place: `users[]` is the items of `users`.
struct Step {
  std::string_view name;
  bool items = false;
};

bool is_key_character(char c) {
  return is_word_character(c) || c == '-' || c == '$' || c == '@' || c == ':';
}

/// The steps of `a.b[].c`; none when the name is no such place.
std::vector<Step> steps_of(std::string_view name) {
  std::vector<Step> steps;
  while (true) {
    const auto dot = std::min(name.find('.'), name.size());
    Step step{.name = name.substr(0, dot)};
    for (const std::string_view sign : {"[]", "[*]", "[0]", "[i]", "[n]"}) {
      if (!step.name.ends_with(sign)) continue;
      step = {.name = step.name.substr(0, step.name.size() - sign.size()), .items = true};
    }
    if (step.name.empty() || !std::all_of(step.name.begin(), step.name.end(), is_key_character))
      return {};
    steps.push_back(step);
    if (dot == name.size()) return steps;
    name.remove_prefix(dot + 1);
  }
}

/// The field of that name, whether it is told as `users` or as `users[]`.
Field* find(std::vector<Field>& fields, std::string_view place, Step step) {
  for (auto& field : fields) {
    if (field.place != place) continue;
    if (field.name == step.name) return &field;
    if (!step.items || steps_of(field.name).size() != 1) continue;
    if (steps_of(field.name).front().name != step.name) continue;
    field.name = step.name;
    return &field;
  }
  return nullptr;
}

/// Adds a field, or tells more of the one that its members have implied.
void add(std::vector<Field>& fields, Field field) {
  auto* known = find(fields, field.place, {.name = field.name});
  if (known == nullptr || !known->implied) {
    fields.push_back(std::move(field));
    return;
  }
  field.has_items |= known->has_items;
  std::move(known->children.begin(), known->children.end(), std::back_inserter(field.children));
  *known = std::move(field);
}

}  // namespace

std::vector<Field> nested(std::vector<Field> fields, const std::set<std::string_view>& keys) {
  std::vector<Field> roots;
  for (auto& field : fields) {
    const bool in_json = field.place == "body" || field.place == "answer";
    const bool is_key = keys.find(field.name) != keys.end();
    const auto steps = in_json && !is_key ? steps_of(field.name) : std::vector<Step>{};
    auto* siblings = &roots;
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
      auto* parent = find(*siblings, field.place, steps[i]);
      if (parent == nullptr) {
        siblings->push_back({.place = field.place,
                             .name = steps[i].name,
                             .name_span = field.name_span,
                             .element = field.element,
                             .implied = true});
        parent = &siblings->back();
      }
      parent->has_items |= steps[i].items;
      siblings = &parent->children;
    }
    if (steps.size() > 1) field.name = field.name.substr(field.name.rfind('.') + 1);
    if (!steps.empty() && steps.back().items && !field.children.empty()) {
      field.name = steps.back().name;
      field.has_items = true;
    }
    add(*siblings, std::move(field));
  }
  return roots;
}

}  // namespace assay::docs::mintlify
