#include "docs/stainless_shown.h"

#include <utility>

namespace assay::docs::stainless {
namespace {

using Values = ShownValues::Values;

void add_items(const tree::Node& value, Values& out) {
  if (value.is(tree::Kind::sequence)) {
    for (const auto& item : value.items)
      add_items(item, out);
  } else if (!value.is(tree::Kind::null)) {
    out.push_back(&value);
  }
}

}  // namespace

int ShownValues::add(Values values) {
  if (values.empty()) return none;
  values_.push_back(std::move(values));
  return static_cast<int>(values_.size()) - 1;
}

int ShownValues::below(int number, const Label& label) {
  if (number == none || label.kind != Label::Kind::field) return number;
  Values inner;
  const bool map = !label.type.alternatives.empty() &&
                   label.type.alternatives.front().kind == Alternative::Kind::map;
  for (const auto* value : at(number)) {
    const auto* member = value->is(tree::Kind::mapping) ? value->find(label.name) : nullptr;
    if (member == nullptr) continue;
    if (map && member->is(tree::Kind::mapping)) {
      for (const auto& entry : member->members)
        add_items(entry.value, inner);
    } else {
      add_items(*member, inner);
    }
  }
  return add(std::move(inner));
}

std::optional<int> ShownValues::narrowed(int number, const Label& label) {
  if (number == none || label.type.alternatives.size() != 1) return std::nullopt;
  const auto& literal = label.type.alternatives.front();
  if (literal.kind != Alternative::Kind::literal) return std::nullopt;
  Values same;
  for (const auto* value : at(number)) {
    const auto* member = value->is(tree::Kind::mapping) ? value->find(label.name) : nullptr;
    if (member != nullptr && member->scalar == unquoted(literal.text)) same.push_back(value);
  }
  return add(std::move(same));
}

}  // namespace assay::docs::stainless
