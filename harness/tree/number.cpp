#include "tree/number.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>

namespace assay::tree {
namespace {

/// 0.digits * 10^exponent, the digits without zeros at either end; zero has none.
struct Decimal {
  bool negative = false;
  bool enormous = false;  // the exponent does not fit; only the spelling is left to compare
  std::string digits;
  std::int64_t exponent = 0;
};

constexpr std::size_t longest_exponent = 17;  // digits: the sum below cannot overflow

std::int64_t to_integer(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits)
    value = value * 10 + (c - '0');
  return value;
}

void add_exponent(std::string_view text, Decimal& decimal) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
  if (text.size() > longest_exponent) {
    decimal.enormous = true;
    return;
  }
  decimal.exponent += negative ? -to_integer(text) : to_integer(text);
}

Decimal read(std::string_view text) {
  Decimal decimal;
  if (text.starts_with('-')) {
    decimal.negative = true;
    text.remove_prefix(1);
  }
  const auto e = std::min(text.find_first_of("eE"), text.size());
  const auto mantissa = text.substr(0, e);
  const auto point = std::min(mantissa.find('.'), mantissa.size());
  decimal.exponent = static_cast<std::int64_t>(point);
  decimal.digits = mantissa.substr(0, point);
  if (point < mantissa.size()) decimal.digits += mantissa.substr(point + 1);
  decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
  const auto zeros = std::min(decimal.digits.find_first_not_of('0'), decimal.digits.size());
  decimal.digits.erase(0, zeros);
  decimal.exponent -= static_cast<std::int64_t>(zeros);
  if (decimal.digits.empty()) return {};
  if (e < text.size()) add_exponent(text.substr(e + 1), decimal);
  return decimal;
}

}  // namespace

std::partial_ordering compare_numbers(std::string_view left, std::string_view right) {
  if (left == right) return std::partial_ordering::equivalent;
  const auto l = read(left);
  const auto r = read(right);
  if (l.enormous || r.enormous) return std::partial_ordering::unordered;
  const auto sign = [](const Decimal& d) { return d.digits.empty() ? 0 : d.negative ? -1 : 1; };
  if (sign(l) != sign(r) || sign(l) == 0) return sign(l) <=> sign(r);
  const auto& [less, more] = l.negative ? std::tie(r, l) : std::tie(l, r);
  if (less.exponent != more.exponent) return less.exponent <=> more.exponent;
  return less.digits.compare(more.digits) <=> 0;
}

}  // namespace assay::tree
