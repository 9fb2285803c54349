#include "docs/mintlify_nesting.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
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

/// The steps of `a.b[].c`; none when the name is no such place, or one of more than `most`.
std::vector<Step> steps_of(std::string_view name, std::size_t most) {
  std::vector<Step> steps;
  while (steps.size() < most) {
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
  return {};
}

/// Fields beside each other, found by place and name.
class Siblings {
 public:
  /// The field of that name, whether it is told as `users` or as `users[]`.
  Field* find(std::vector<Field>& fields, std::string_view place, Step step) {
    note(fields);
    auto found = names_.find({place, step.name});
    if (found == names_.end() && step.items) {
      found = items_.find({place, step.name});
      if (found == items_.end()) return nullptr;
      fields[found->second].name = step.name;
      names_.emplace(Key{place, step.name}, found->second);
    }
    return found == names_.end() ? nullptr : &fields[found->second];
  }

  /// Those below a field that was found.
  Siblings& below(const std::vector<Field>& fields, const Field& field) {
    inside_.resize(fields.size());
    return inside_[static_cast<std::size_t>(&field - fields.data())];
  }

 private:
  using Key = std::pair<std::string_view, std::string_view>;

  void note(const std::vector<Field>& fields) {
    for (; known_ < fields.size(); ++known_) {
      const auto& field = fields[known_];
      names_.emplace(Key{field.place, field.name}, known_);
      const auto steps = steps_of(field.name, 1);
      if (!steps.empty() && steps.front().items)
        items_.emplace(Key{field.place, steps.front().name}, known_);
    }
  }

  std::map<Key, std::size_t> names_;
  std::map<Key, std::size_t> items_;
  std::size_t known_ = 0;
  std::vector<Siblings> inside_;
};

/// Adds a field, or tells more of the one that its members have implied.
void add(std::vector<Field>& fields, Siblings& siblings, Field field) {
  auto* known = siblings.find(fields, field.place, {.name = field.name});
  if (known == nullptr || !known->implied) {
    fields.push_back(std::move(field));
    return;
  }
  siblings.below(fields, *known) = {};
  field.has_items |= known->has_items;
  std::move(known->children.begin(), known->children.end(), std::back_inserter(field.children));
  *known = std::move(field);
}

}  // namespace

std::vector<Field> nested(std::vector<Field> fields,
                          const std::set<std::string_view>& keys,
                          std::size_t most) {
  std::vector<Field> roots;
  Siblings known;
  for (auto& field : fields) {
    const bool in_json = field.place == "body" || field.place == "answer";
    const bool is_key = keys.find(field.name) != keys.end();
    const auto steps = in_json && !is_key ? steps_of(field.name, most) : std::vector<Step>{};
    auto* siblings = &roots;
    auto* index = &known;
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
      auto* parent = index->find(*siblings, field.place, steps[i]);
      if (parent == nullptr) {
        siblings->push_back({.place = field.place,
                             .name = steps[i].name,
                             .name_span = field.name_span,
                             .element = field.element,
                             .implied = true});
        parent = &siblings->back();
      }
      parent->has_items |= steps[i].items;
      index = &index->below(*siblings, *parent);
      siblings = &parent->children;
    }
    if (steps.size() > 1) field.name = field.name.substr(field.name.rfind('.') + 1);
    if (!steps.empty() && steps.back().items && !field.children.empty()) {
      field.name = steps.back().name;
      field.has_items = true;
    }
    add(*siblings, *index, std::move(field));
  }
  return roots;
}

bool lists_members_of(std::string_view field, std::string_view title) {
  if (!title.ends_with("properties") && !title.ends_with("attributes")) return false;
  constexpr std::array<std::string_view, 9> common = {
      "show", "child", "nested", "object", "array", "item", "the", "properties", "attributes"};
  std::string rest;
  std::string word;
  for (const char c : std::string(title) + " ") {
    if (is_word_character(c)) {
      word += c;
    } else {
      if (std::find(common.begin(), common.end(), word) == common.end()) rest += word;
      word.clear();
    }
  }
  auto name = lower_case(field);
  std::erase_if(name, [](char c) { return !is_word_character(c) || c == '_'; });
  std::erase(rest, '_');
  constexpr std::size_t telling = 3;
  return rest.empty() || rest == name || (rest.size() >= telling && name.starts_with(rest)) ||
         (name.size() >= telling && (rest.starts_with(name) || rest.ends_with(name)));
}

}  // namespace assay::docs::mintlify
