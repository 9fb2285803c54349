#include "schema/bound.h"

#include <charconv>

#include "schema/run.h"

namespace assay::schema {
namespace {

/// Integers up to here are doubles too (2^53).
constexpr std::int64_t most_in_double = 9'007'199'254'740'992;

std::strong_ordering order(double left, double right) {
  if (left < right) return std::strong_ordering::less;
  return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

}  // namespace

Bound::Bound(std::string_view number) : exact_(read_decimal(number)) {
  const auto* end = number.data() + number.size();
  double as_double = 0;
  const auto read = std::from_chars(number.data(), end, as_double);
  if (read.ec == std::errc() && to_decimal(as_double) == exact_) short_ = as_double;
  if (exact_.is_integer()) {
    std::string digits = exact_.negative ? "-" : "";
    digits += exact_.digits.empty() ? "0" : exact_.digits;
    if (exact_.exponent < 20) digits.append(static_cast<std::size_t>(exact_.exponent), '0');
    std::int64_t integer = 0;
    const auto whole = std::from_chars(digits.data(), digits.data() + digits.size(), integer);
    if (whole.ec == std::errc() && exact_.exponent < 20) integer_ = integer;
  }
}

std::strong_ordering Bound::compare_with(const Run& run, const boost::json::value& value) const {
  if (const auto* integer = value.if_int64()) {
    if (integer_) return *integer <=> *integer_;
    if (short_ && *integer >= -most_in_double && *integer <= most_in_double)
      return order(static_cast<double>(*integer), *short_);
  } else if (const auto* number = value.if_double();
             number != nullptr && short_ && run.exact_numbers().empty()) {
    // The shortest decimals of two doubles are in the order of the doubles.
    return order(*number, *short_);
  }
  return compare(run.decimal_of(value), exact_);
}

}  // namespace assay::schema
