#include "schema/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace assay::schema {
namespace {

constexpr std::int64_t exponent_limit = std::numeric_limits<std::int64_t>::max() / 10;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Moves zeros at both ends out of the digits.
void normalise(Decimal& decimal) {
  const auto first = decimal.digits.find_first_not_of('0');
  if (first == std::string::npos) {
    decimal = {};
    return;
  }
  decimal.digits.erase(0, first);
  const auto last = decimal.digits.find_last_not_of('0');
  decimal.exponent += static_cast<std::int64_t>(decimal.digits.size() - last - 1);
  decimal.digits.erase(last + 1);
}

std::int64_t read_exponent(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) break;
    value = std::min(value * 10 + (c - '0'), exponent_limit / 10);
  }
  return negative ? -value : value;
}

std::strong_ordering compare_sizes(const Decimal& left, const Decimal& right) {
  if (left.digits.empty() || right.digits.empty())
    return left.digits.size() <=> right.digits.size();
  const auto places = magnitude(left) <=> magnitude(right);
  if (places != 0) return places;
  return left.digits.compare(right.digits) <=>
         0;  // without trailing zeros, the longer of two equal starts is the larger
}

__extension__ using Wide = unsigned __int128;

std::uint64_t multiply(std::uint64_t left, std::uint64_t right, std::uint64_t modulus) {
  return static_cast<std::uint64_t>(Wide{left} * right % modulus);
}

std::uint64_t power_of_ten(std::int64_t exponent, std::uint64_t modulus) {
  std::uint64_t base = 10 % modulus;
  std::uint64_t result = 1 % modulus;
  for (; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result = multiply(result, base, modulus);
    base = multiply(base, base, modulus);
  }
  return result;
}

}  // namespace

std::int64_t magnitude(const Decimal& decimal) {
  return decimal.exponent + static_cast<std::int64_t>(decimal.digits.size());
}

Decimal read_decimal(std::string_view number) {
  Decimal decimal;
  decimal.negative = number.starts_with('-');
  std::size_t at = decimal.negative ? 1 : 0;
  bool fraction = false;
  for (; at < number.size(); ++at) {
    const char c = number[at];
    if (c == '.') {
      fraction = true;
      continue;
    }
    if (!is_digit(c)) break;
    decimal.digits += c;
    if (fraction) --decimal.exponent;
  }
  if (at < number.size()) decimal.exponent += read_exponent(number.substr(at + 1));
  normalise(decimal);
  return decimal;
}

Decimal to_decimal(std::int64_t number) {
  std::array<char, 24> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return read_decimal({buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data())});
}

Decimal to_decimal(std::uint64_t number) {
  std::array<char, 24> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return read_decimal({buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data())});
}

Decimal to_decimal(double number) {
  std::array<char, 40> buffer{};
  const auto written = std::to_chars(
      buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific);
  return read_decimal({buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data())});
}

std::strong_ordering compare(const Decimal& left, const Decimal& right) {
  if (left.negative != right.negative) {
    return left.negative ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  return left.negative ? compare_sizes(right, left) : compare_sizes(left, right);
}

bool is_multiple(const Decimal& value, const Decimal& divisor) {
  if (value.digits.empty()) return true;
  // Without trailing zeros the digits hold no factor 10, so a coarser divisor can never go into
  // them.
  if (value.exponent < divisor.exponent) return false;
  std::uint64_t modulus = 0;
  std::from_chars(divisor.digits.data(), divisor.digits.data() + divisor.digits.size(), modulus);
  if (modulus == 0) return false;
  std::uint64_t rest = 0;
  for (const char c : value.digits) {
    rest = static_cast<std::uint64_t>((Wide{rest} * 10 + static_cast<std::uint64_t>(c - '0')) %
                                      modulus);
  }
  return multiply(rest, power_of_ten(value.exponent - divisor.exponent, modulus), modulus) == 0;
}

}  // namespace assay::schema
