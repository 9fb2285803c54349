#pragma once

#include <string_view>

namespace assay::schema {

/// The double for a number that is no 64-bit integer.
struct WrittenNumber {
  double value = 0;    ///< correctly rounded; finite
  bool exact = false;  ///< whether the number as written is the shortest decimal of `value`
};

/// `parsed` is what Boost.JSON made of `text`: right only where a product or quotient of two exact
/// doubles is (15 digits or fewer, no exponent); elsewhere it can be off in its last bit, or
/// infinite.
[[nodiscard]] WrittenNumber read_written(std::string_view text, double parsed);

}  // namespace assay::schema
