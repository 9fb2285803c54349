#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "schema/equal.h"
#include "schema/keyword/files.h"
#include "tree/write.h"

namespace assay::schema::keyword {
namespace {

constexpr std::size_t most_shown = 12;
constexpr std::size_t longest_shown = 60;

std::string show(const tree::Node& value) {
  if (value.is(tree::Kind::mapping)) return "an object";
  if (value.is(tree::Kind::sequence)) return "an array";
  if (value.is(tree::Kind::null)) return "null";
  if (value.scalar.size() > longest_shown)
    return fmt::format("a text of {} bytes", value.scalar.size());
  return fmt::format("`{}`", value.scalar);
}

std::string show(const tree::Nodes& values) {
  std::string text = "one of ";
  for (std::size_t i = 0; i < std::min(values.size(), most_shown); ++i) {
    if (i > 0) text += ", ";
    text += show(values[i]);
  }
  if (values.size() > most_shown) text += fmt::format(" and {} more", values.size() - most_shown);
  return text;
}

/// Equal to one of some values. Strings, the common case, are compared first and as bytes.
struct OneOf {
  std::vector<std::string_view> strings;
  std::vector<const tree::Node*> others;

  void add(const tree::Node& value) {
    if (value.is(tree::Kind::string)) {
      strings.push_back(value.scalar);
    } else {
      others.push_back(&value);
    }
  }

  bool operator()(const Visit& visit) const {
    if (const auto* text = visit.value.if_string()) {
      const std::string_view wanted(text->data(), text->size());
      return std::find(strings.begin(), strings.end(), wanted) != strings.end();
    }
    return std::ranges::any_of(
        others, [&](const tree::Node* one) { return equal(visit.run, visit.value, *one); });
  }
};

}  // namespace

void compile_enumeration(Builder& builder) {
  if (const auto* values = builder.find("enum")) {
    OneOf one_of;
    for (const auto& value : values->items)
      one_of.add(value);
    builder.check(Group::any, builder.clause("enum", show(values->items)), std::move(one_of));
  }
  if (const auto* value = builder.find("const")) {
    OneOf one_of;
    one_of.add(*value);
    builder.check(Group::any, builder.clause("const", show(*value)), std::move(one_of));
  }
}

}  // namespace assay::schema::keyword
