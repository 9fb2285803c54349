#include "schema/written_number.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

#include "schema/number.h"

namespace assay::schema {
namespace {

/// Whether the text is a plain decimal of so few digits that its double reads back as the same
/// digits.
bool is_short(std::string_view text) {
  return text.size() <= std::numeric_limits<double>::digits10 + 1 &&
         text.find_first_of("eE") == std::string_view::npos;
}

}  // namespace

WrittenNumber read_written(std::string_view text, double parsed) {
  if (is_short(text)) return {.value = parsed, .exact = true};
  double value = parsed;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec == std::errc::result_out_of_range) {
    const double most = std::numeric_limits<double>::max();
    value = std::isinf(parsed) ? (text.starts_with('-') ? -most : most) : 0.0;
  }
  return {.value = value, .exact = to_decimal(value) == read_decimal(text)};
}

}  // namespace assay::schema
