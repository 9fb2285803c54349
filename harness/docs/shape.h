#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "contract/clause.h"
#include "docs/nodes.h"
#include "text/source_map.h"
#include "text/span.h"
#include "tree/node.h"

// What tables and examples together say of a value. Tables state types and members; examples fill
// in what tables leave open, and win where the two contradict each other, since they were once
// sent.

namespace assay::docs {

struct Shape;

struct Property {
  std::string name;
  std::unique_ptr<Shape> shape;
  bool required = false;
};

struct Shape {
  std::set<std::string_view> types;  ///< JSON Schema's type names; none: anything
  std::vector<Property> properties;
  std::vector<Property> patterns;  ///< names that begin like `UF_…`
  std::unique_ptr<Shape> items;
  std::string_view format;
  std::string_view pattern;  ///< of strings that stand for another type: digits, `Y` or `N`
  std::vector<std::string_view> values;  ///< the only ones, where words list them
  bool always_true = false;              ///< a boolean that is never false
  std::string_view description;
  text::Span words;  ///< the description as its page has it; unknown where there is none
  contract::Level level = contract::Level::must;
  std::optional<tree::Node> preset;  ///< what holds where the value is not sent
  text::Span span;
};

/// Values of one place, gathered from examples.
using Values = std::vector<const tree::Node*>;

/// Whether the shape's types allow the value's type.
[[nodiscard]] bool allows(const Shape& shape, const tree::Node& value);

/// The values under `key` of those that are objects.
[[nodiscard]] Values members_of(const Values& values, std::string_view key);
/// The items of those that are arrays.
[[nodiscard]] Values items_of(const Values& values);

/// A shape that only examples show: all of it has level should. `demand` makes required what every
/// example has.
enum class Demand { nothing, all };
[[nodiscard]] std::unique_ptr<Shape> shape_of_values(const Values& values, Demand demand);

/// Lets the shape allow what the values show, and notes formats that all of its strings have.
void widen(Shape& shape, const Values& values);

/// The shape as a JSON Schema; what has level should says so in `x-assay-level`.
[[nodiscard]] tree::Node schema_of(const Shape& shape, text::SourceMap& sources);

/// `date-time` or `date` when every value is a string of that form; else empty.
[[nodiscard]] std::string_view common_format(const Values& values);

}  // namespace assay::docs
