#include <array>

#include "schema/format/ascii.h"
#include "schema/format/tests.h"

namespace assay::schema::format {
namespace {

int days_in(int year, int month) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool take_date(std::string_view& text) {
  const int year = take_digits(text, 4);
  if (year < 0 || !take(text, '-')) return false;
  const int month = take_digits(text, 2);
  if (month < 1 || month > 12 || !take(text, '-')) return false;
  const int day = take_digits(text, 2);
  return day >= 1 && day <= days_in(year, month);
}

/// The offset from UTC in minutes, at the end of a time.
bool read_offset(std::string_view text, int& minutes) {
  minutes = 0;
  if (text == "Z" || text == "z") return true;
  const int sign = text.starts_with('-') ? -1 : 1;
  if (!take(text, '+') && !take(text, '-')) return false;
  const int hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return false;
  const int minute = take_digits(text, 2);
  if (minute < 0 || minute > 59) return false;
  minutes = sign * (hour * 60 + minute);
  return text.empty();
}

/// Takes `12:30` or `12Y` or so: a number and its unit, one of `units` from `next` on.
bool take_part(std::string_view& text, std::string_view units, std::size_t& next, bool first) {
  const auto size = std::min(text.find_first_not_of("0123456789"), text.size());
  if (size == 0 || size == text.size()) return false;
  const auto unit = units.find(text[size]);
  // A unit may be left out only at the ends: hours and seconds need minutes between them.
  if (unit == std::string_view::npos || unit < next || (!first && unit != next)) return false;
  next = unit + 1;
  text.remove_prefix(size + 1);
  return true;
}

bool take_parts(std::string_view& text, std::string_view units) {
  std::size_t next = 0;
  bool first = true;
  while (!text.empty() && is_digit(text[0])) {
    if (!take_part(text, units, next, first)) return false;
    first = false;
  }
  return !first;
}

}  // namespace

bool is_date(std::string_view text) {
  return take_date(text) && text.empty();
}

bool is_time(std::string_view text) {
  const int hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return false;
  const int minute = take_digits(text, 2);
  if (minute < 0 || minute > 59 || !take(text, ':')) return false;
  const int second = take_digits(text, 2);
  if (second < 0 || second > 60) return false;
  if (take(text, '.')) {
    const auto size = std::min(text.find_first_not_of("0123456789"), text.size());
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  int offset = 0;
  if (!read_offset(text, offset)) return false;
  // RFC 3339 section 5.7: a leap second is the last of a day in UTC.
  constexpr int day = 24 * 60;
  return second < 60 || (hour * 60 + minute - offset + day) % day == day - 1;
}

bool is_date_time(std::string_view text) {
  return take_date(text) && (take(text, 'T') || take(text, 't')) && is_time(text);
}

bool is_duration(std::string_view text) {
  if (!take(text, 'P') || text.empty()) return false;
  if (text.ends_with('W')) {
    text.remove_suffix(1);
    return !text.empty() && all(text, is_digit);
  }
  if (text[0] != 'T' && !take_parts(text, "YMD")) return false;
  if (take(text, 'T') && !take_parts(text, "HMS")) return false;
  return text.empty();
}

}  // namespace assay::schema::format
