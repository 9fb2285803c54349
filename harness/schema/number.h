#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace assay::schema {

/// A JSON number, exact: `digits` times ten to the `exponent`. There are no leading or trailing
/// zeros among the digits, so that equal numbers are equal field by field; zero has no digits,
/// exponent 0 and no sign.
struct Decimal {
  bool negative = false;
  std::string digits;
  std::int64_t exponent = 0;  ///< saturates at a tenth of the int64 range

  [[nodiscard]] bool is_integer() const { return exponent >= 0; }
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// Reads what RFC 8259 section 6 calls a number; anything else gives an unspecified decimal.
[[nodiscard]] Decimal read_decimal(std::string_view number);
[[nodiscard]] Decimal to_decimal(std::int64_t number);
[[nodiscard]] Decimal to_decimal(std::uint64_t number);
/// The shortest decimal that reads back as `number`, which must be finite: what was meant by 0.1.
[[nodiscard]] Decimal to_decimal(double number);

/// The place of the first digit: 0 for 0.1 … 0.9…, 1 for 1 … 9.9…
[[nodiscard]] std::int64_t magnitude(const Decimal& decimal);

[[nodiscard]] std::strong_ordering compare(const Decimal& left, const Decimal& right);

/// Whether `value` is an integer times `divisor`, which must have no more than
/// `most_divisor_digits` digits and not be zero.
[[nodiscard]] bool is_multiple(const Decimal& value, const Decimal& divisor);
inline constexpr std::size_t most_divisor_digits = 18;

}  // namespace assay::schema
