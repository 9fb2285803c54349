#pragma once

#include <string_view>
#include <vector>

namespace assay::docs {

/// The values that a description lists as the only ones: the inline code at the front of each
/// bullet below a line that ends with `possible values:` (or allowed, available, acceptable, valid
/// ones). Empty where there is no such list, more than one, or one that does not say all: a bullet
/// that begins with other words, a value that stands for others, such as `<id>`, or words that
/// speak of other values, of examples, or of several values in one. Views into `description`, in
/// their order.
[[nodiscard]] std::vector<std::string_view> listed_values(std::string_view description);

}  // namespace assay::docs
