#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "docs/cell_words.h"
#include "docs/listed_values.h"
#include "docs/yfm_shapes.h"

// The values that a row tells of: those that are listed, and the one that holds where none is sent.

namespace assay::docs::yfm {

std::string words_of(const tree::Node& value) {
  if (value.is(tree::Kind::string))
    return fmt::format("the string `{}`", value.scalar.substr(0, 40));
  if (value.is(tree::Kind::sequence)) return "an array";
  if (value.is(tree::Kind::mapping)) return "an object";
  if (value.is(tree::Kind::null)) return "null";
  return fmt::format("`{}`", value.scalar);
}

/// What words list as the possible values, unless an example shows another.
void ShapeMaker::add_listed_values(const DocNode& node, Shape& shape, const Values& values) {
  const bool strings = shape.types == std::set<std::string_view>{"string"};
  const bool integers = shape.types == std::set<std::string_view>{"integer"};
  if (node.field == nullptr || !(strings || integers) || !shape.format.empty()) return;
  auto listed = listed_values(sources_.text(node.field->description));
  const auto fits = [](std::string_view one) {
    const bool digits = one.find_first_not_of("0123456789") == std::string_view::npos;
    return digits && one.size() < 10 && (one == "0" || one.front() != '0');
  };
  if (integers && !std::all_of(listed.begin(), listed.end(), fits)) return;
  if (listed.empty()) return;
  for (const auto* value : values) {
    if (std::find(listed.begin(), listed.end(), value->scalar) != listed.end()) continue;
    if (is_placeholder(value->scalar)) continue;
    warn("docs.example-value",
         value->span,
         fmt::format("the example shows {} as `{}`, which is not among the values listed for it",
                     words_of(*value),
                     node.path));
    return;
  }
  shape.values = std::move(listed);
}

/// The cell of a column of defaults, which only what is sent can have.
void ShapeMaker::add_preset(const Field& field, Shape& shape) {
  if (purpose_ == Purpose::answer) return;
  const auto cell = field.preset.known() ? sources_.text(field.preset) : std::string_view{};
  if (is_blank_default(cell)) return;
  auto written = field.preset;
  if (const auto value = one_value(cell)) {
    written.begin += static_cast<std::uint32_t>(value->data() - cell.data());
    written.end = written.begin + static_cast<std::uint32_t>(value->size());
    shape.preset = default_of(sources_, written, {shape.types.begin(), shape.types.end()});
  }
  if (!shape.preset) unread_.push_back({field.preset, "a default that is no value of its type"});
  const auto& values = shape.values;
  if (!shape.preset || values.empty() ||
      std::find(values.begin(), values.end(), shape.preset->scalar) != values.end())
    return;
  unread_.push_back({field.preset, "a default that is none of the listed values"});
  shape.preset.reset();
}

}  // namespace assay::docs::yfm
