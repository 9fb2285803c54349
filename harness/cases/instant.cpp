#include "cases/instant.h"

#include <charconv>

namespace assay::cases {
namespace {

/// Reads numbers and signs from the front of a text; `good` tells whether all were there.
struct Cursor {
  std::string_view rest;
  bool good = true;

  int digits(std::size_t count) {
    int number = 0;
    const auto part = rest.substr(0, count);
    const auto* end = part.data() + part.size();
    const auto parsed = std::from_chars(part.data(), end, number);
    good = good && part.size() == count && parsed.ec == std::errc{} && parsed.ptr == end &&
           part.front() != '-';
    rest.remove_prefix(part.size());
    return number;
  }
  void expect(std::string_view any_of) {
    good = good && !rest.empty() && any_of.find(rest.front()) != std::string_view::npos;
    if (!rest.empty()) rest.remove_prefix(1);
  }
  double fraction() {
    if (!rest.starts_with('.')) return 0;
    double value = 0;
    double scale = 1;
    std::size_t i = 1;
    for (; i < rest.size() && rest[i] >= '0' && rest[i] <= '9'; ++i) {
      scale /= 10;
      value += scale * (rest[i] - '0');
    }
    good = good && i > 1;
    rest.remove_prefix(i);
    return value;
  }
};

/// Days from 1970-01-01 in the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level
/// date algorithms").
long days_from_civil(int year, int month, int day) {
  const int shifted = month <= 2 ? year - 1 : year;
  const int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  const int of_era = shifted - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
  return static_cast<long>(era) * 146'097 + day_of_era - 719'468;
}

}  // namespace

std::optional<double> read_instant(std::string_view text) {
  Cursor cursor{text};
  const int year = cursor.digits(4);
  cursor.expect("-");
  const int month = cursor.digits(2);
  cursor.expect("-");
  const int day = cursor.digits(2);
  cursor.expect("Tt ");
  const int hour = cursor.digits(2);
  cursor.expect(":");
  const int minute = cursor.digits(2);
  cursor.expect(":");
  const int second = cursor.digits(2);
  const double fraction = cursor.fraction();
  int offset = 0;
  if (cursor.rest.starts_with('Z') || cursor.rest.starts_with('z')) {
    cursor.rest.remove_prefix(1);
  } else {
    const int sign = cursor.rest.starts_with('-') ? -1 : 1;
    cursor.expect("+-");
    offset = cursor.digits(2) * 60;
    cursor.expect(":");
    offset = sign * (offset + cursor.digits(2));
  }
  const bool in_range = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 &&
                        minute < 60 && second <= 60;
  if (!cursor.good || !cursor.rest.empty() || !in_range) return std::nullopt;
  const long days = days_from_civil(year, month, day);
  const long seconds = days * 86'400 + hour * 3600L + minute * 60L + second - offset * 60L;
  return static_cast<double>(seconds) + fraction;
}

}  // namespace assay::cases
