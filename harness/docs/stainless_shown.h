#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "docs/stainless_label.h"
#include "tree/node.h"

namespace assay::docs::stainless {

/// The values of examples that parts of a bullet list may speak of, by number. Values live where
/// the examples live.
class ShownValues {
 public:
  using Values = std::vector<const tree::Node*>;
  static constexpr int none = -1;

  /// The number of these values; none of no values.
  int add(Values values);
  [[nodiscard]] const Values& at(int number) const {
    return values_[static_cast<std::size_t>(number)];
  }
  /// What of values (their number, or none) a bullet with the label speaks of: of a field array
  /// items and map values rather than arrays and maps; of anything else the values themselves.
  int below(int number, const Label& label);
  /// Those objects whose field is the constant that the label shows; nothing when it shows none.
  std::optional<int> narrowed(int number, const Label& label);

 private:
  std::vector<Values> values_;
};

}  // namespace assay::docs::stainless
