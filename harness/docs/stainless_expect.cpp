#include "docs/stainless_expect.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace assay::docs::stainless {
namespace {

using Mode = Expectation::Mode;
using Kind = Alternative::Kind;

bool is_literal_or_more(const Alternative& alternative) {
  return alternative.kind == Kind::literal || alternative.kind == Kind::more;
}

Expectation of_literals(const std::vector<const Alternative*>& literals) {
  Expectation expected{.mode = Mode::literals, .count = 0};
  for (const auto* literal : literals) {
    if (literal->kind == Kind::more) {
      expected.count += static_cast<int>(literal->more);
    } else {
      ++expected.count;
      expected.texts.push_back(literal->text);
    }
  }
  return expected;
}

Expectation of_object(const Alternative& object, std::string_view model) {
  return {.mode = Mode::fields,
          .count = static_cast<int>(announced(object)),
          .texts = object.members,
          .model = model};
}

/// Adjacent literals are one alternative, an enumeration.
Expectation of_union(const std::vector<const Alternative*>& alternatives) {
  Expectation expected{.mode = Mode::alternatives, .count = 0};
  bool in_literals = false;
  for (const auto* alternative : alternatives) {
    const bool literal = alternative->kind == Kind::literal;
    if (alternative->kind == Kind::more) {
      if (in_literals) continue;
      expected.count += static_cast<int>(alternative->more);
    } else if (!literal || !in_literals) {
      ++expected.count;
      expected.texts.push_back(literal ? std::string_view{} : alternative->text);
    }
    in_literals = literal || (alternative->kind == Kind::more && in_literals);
    if (alternative->kind == Kind::array && expected.least < 0) expected.least = expected.count;
  }
  return expected;
}

Expectation of_one(const Alternative& alternative) {
  const auto& core = unwrapped(alternative);
  const bool wrapped = &core != &alternative;
  Expectation expected;
  switch (core.kind) {
    case Kind::primitive:
    case Kind::more:
      break;
    case Kind::unknown:
      expected = {.mode = Mode::open};
      break;
    case Kind::literal:
      expected = of_literals({&core});
      break;
    case Kind::object:
      expected = of_object(core, {});
      break;
    case Kind::model:
      expected = {.mode = Mode::open, .model = core.text};
      break;
    case Kind::array:
    case Kind::map: {
      std::vector<const Alternative*> values;
      for (const auto& value : core.inner)
        values.push_back(&value);
      const bool literals = std::all_of(core.inner.begin(), core.inner.end(), is_literal_or_more);
      expected = literals ? of_literals(values) : of_union(values);
      break;
    }
  }
  expected.wrapped = wrapped;
  return expected;
}

bool is_array_label(const Label* label) {
  return label != nullptr && label->kind == Label::Kind::type &&
         !label->type.alternatives.empty() && label->type.alternatives.front().kind == Kind::array;
}

}  // namespace

const Alternative& unwrapped(const Alternative& alternative) {
  const auto* core = &alternative;
  while ((core->kind == Kind::array || core->kind == Kind::map) && core->inner.size() == 1)
    core = &core->inner.front();
  return *core;
}

Expectation expect(const Label& label, const Label* next) {
  const auto& alternatives = label.type.alternatives;
  if (alternatives.empty()) return {};
  if (label.kind == Label::Kind::variant) return of_object(alternatives.front(), label.name);
  if (alternatives.size() == 1) {
    auto expected = is_literal(label) ? Expectation{} : of_one(alternatives.front());
    if (label.kind == Label::Kind::alias && expected.model.empty()) expected.model = label.name;
    return expected;
  }
  std::vector<const Alternative*> all;
  for (const auto& alternative : alternatives)
    all.push_back(&alternative);
  const bool array = alternatives.front().kind == Kind::array;
  if (array) all.front() = &unwrapped(alternatives.front());
  Expectation expected;
  if (!std::all_of(
          all.begin(), all.end(), [](const auto* one) { return is_literal_or_more(*one); })) {
    if (array) all.front() = &alternatives.front();
    expected = of_union(all);
    // An array that stands first takes all that follows it for its items, unless it is listed as an
    // alternative itself.
    if (array) expected.least = is_array_label(next) ? 2 : -1;
  } else if (array && is_array_label(next)) {
    expected = {.mode = Mode::alternatives};  // which literals belong to the array is not announced
  } else {
    expected = of_literals(all);
  }
  if (label.kind == Label::Kind::alias) expected.model = label.name;
  expected.wrapped = array;
  return expected;
}

bool takes_items(const Label& label) {
  const auto& alternatives = label.type.alternatives;
  if (alternatives.empty()) return false;
  if (label.kind == Label::Kind::variant || alternatives.size() > 1) return true;
  const auto kind = unwrapped(alternatives.front()).kind;
  return kind != Kind::primitive && kind != Kind::more;
}

bool is_alternative(const Label& label, std::string_view text) {
  if (text.empty()) return label.kind != Label::Kind::variant;
  if (label.name == text) return true;
  if (label.type.alternatives.empty()) return false;
  const auto own = label.type.alternatives.front().text;
  constexpr std::string_view array = "array of ";
  while (own != text && text.starts_with(array))
    text.remove_prefix(array.size());
  return own == text || label.name == text;
}

void Models::announce(const std::vector<Bullet>& bullets) {
  const Label* before = nullptr;
  for (const auto& bullet : bullets) {
    const auto& label = *bullet.label;
    const bool field = label.kind == Label::Kind::field;
    if (field && before != nullptr && before->optional == label.optional)
      count_pair(before->name, label.name);
    before = field ? &label : nullptr;
    for (const auto& alternative : label.type.alternatives)
      count_order(alternative);
    if (label.kind == Label::Kind::variant || label.kind == Label::Kind::alias)
      add(label.name, expect(label, nullptr));
  }
}

void Models::learn(std::string_view model, std::vector<std::string_view> fields) {
  const auto count = static_cast<int>(fields.size());
  add(model, {.mode = Mode::fields, .count = count, .texts = std::move(fields), .model = model});
}

void Models::add(std::string_view model, Expectation expectation) {
  const auto [known, added] = known_.try_emplace(model, expectation);
  if (added) return;
  auto& first = known->second;
  const auto common = std::min(first.texts.size(), expectation.texts.size());
  const bool same = first.mode == expectation.mode && first.count == expectation.count &&
                    std::equal(first.texts.begin(),
                               first.texts.begin() + static_cast<std::ptrdiff_t>(common),
                               expectation.texts.begin());
  if (!same) first.mode = Mode::none;
  if (same && expectation.texts.size() > common) first.texts = std::move(expectation.texts);
}

const Expectation* Models::find(std::string_view model) const {
  const auto known = known_.find(model);
  return known == known_.end() || known->second.mode == Mode::none ? nullptr : &known->second;
}

void Models::count_order(const Alternative& alternative) {
  const auto& members = unwrapped(alternative).members;
  for (std::size_t i = 1; i < members.size(); ++i)
    count_pair(members[i - 1], members[i]);
}

void Models::count_pair(std::string_view first, std::string_view second) {
  if (first == "id") return;
  ++pairs_;
  pairs_in_order_ += first < second ? 1 : 0;
}

bool Models::sorted() const {
  // Some pairs stand in two lists, and optional fields stand behind required ones: a sorted page
  // has breaks too.
  return pairs_ >= 4 && pairs_in_order_ * 4 >= pairs_ * 3;
}

}  // namespace assay::docs::stainless
