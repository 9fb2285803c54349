#include "docs/shown_examples.h"

#include <utility>

namespace assay::docs {
namespace {

void add_own(const tree::Node& schema, Values& values) {
  if (const auto* one = schema.find("example")) values.push_back(one);
  if (const auto* many = schema.find("examples")) {
    for (const auto& item : many->items)
      values.push_back(&item);
  }
}

}  // namespace

void ShownExamples::begin(const tree::Node& owner) {
  examples_.clear();
  add_own(owner, examples_);
  const auto* named = owner.find("examples");
  if (named == nullptr) return;
  for (const auto& member : named->members) {
    if (const auto* value = member.value.find("value")) examples_.push_back(value);
  }
}

void ShownExamples::begin_old(const tree::Node& response) {
  examples_.clear();
  const auto* shown = response.find("examples");
  if (shown == nullptr) return;
  for (const auto& member : shown->members)
    examples_.push_back(&member.value);
}

Values ShownExamples::at(const tree::Node& schema) const {
  auto values = examples_;
  for (const auto& [from, kind, key] : trail_) {
    add_own(*from, values);
    values = kind == Step::Kind::member ? members_of(values, key)
             : kind == Step::Kind::item ? items_of(values)
             : kind == Step::Kind::same ? std::move(values)
                                        : Values{};
  }
  add_own(schema, values);
  return values;
}

}  // namespace assay::docs
