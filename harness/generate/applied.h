#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/references.h"
#include "tree/node.h"
#include "tree/pointer.h"

namespace assay::generate {

/// Chooses one of `count` branches of the `anyOf` or `oneOf` that stands in `schema`.
using Chooser = std::function<std::size_t(const tree::Node& schema, const tree::Node& branches)>;

/// JSON Schema's types as a set of bits.
enum Type : unsigned {
  type_null = 1,
  type_boolean = 2,
  type_integer = 4,
  type_number = 8,  ///< with type_integer: any number
  type_string = 16,
  type_array = 32,
  type_object = 64,
  type_any = 127,
};

/// All schemas that hold for one value at once: the schema itself, what it refers to, its `allOf`,
/// and one branch of each `anyOf` and `oneOf`.
struct Applied {
  std::vector<const tree::Node*> schemas;  ///< mappings, in the order they were met
  bool never = false;                      ///< a `false` schema is among them: no value keeps them

  /// The values of `keyword` in all of them.
  [[nodiscard]] std::vector<const tree::Node*> all(std::string_view keyword) const;
  /// The first value of `keyword`, or nullptr.
  [[nodiscard]] const tree::Node* first(std::string_view keyword) const;
  /// The types that all of them allow.
  [[nodiscard]] unsigned types() const;
  /// The type to make when nothing else decides: the first that the page names, else what the other
  /// keywords speak of.
  [[nodiscard]] unsigned preferred_type() const;
  /// The greatest of the numbers under `keyword`, as for `minLength`.
  [[nodiscard]] std::optional<double> greatest(std::string_view keyword) const;
  /// The least of the numbers under `keyword`, as for `maxLength`.
  [[nodiscard]] std::optional<double> least(std::string_view keyword) const;
  /// Names of the required properties, each once.
  [[nodiscard]] std::vector<std::string> required() const;
  /// The schemas of a property: those that name it, else those for patterns and for the rest.
  [[nodiscard]] std::vector<const tree::Node*> property(std::string_view name) const;
  /// The schemas of the array's item at `index`.
  [[nodiscard]] std::vector<const tree::Node*> item(std::size_t index) const;
};

/// Gathers what applies where `roots` all hold.
[[nodiscard]] Applied gather(const std::vector<const tree::Node*>& roots,
                             const contract::References& references,
                             const Chooser& choose);
/// The same with the first branch taken everywhere.
[[nodiscard]] Applied gather(const std::vector<const tree::Node*>& roots,
                             const contract::References& references);

/// Gathers what applies at `place` of a value that `root` describes: a token names a property, and
/// in an array an item. Takes the first branch everywhere.
[[nodiscard]] Applied gather_at(const tree::Node& root,
                                const tree::Pointer& place,
                                const contract::References& references);

}  // namespace assay::generate
