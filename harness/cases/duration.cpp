#include "cases/duration.h"

#include <array>
#include <cstdint>

namespace assay::cases {
namespace {

struct Unit {
  std::string_view name;
  base::Duration length;
};

constexpr std::array<Unit, 4> units{{{"ms", std::chrono::milliseconds(1)},
                                     {"s", std::chrono::seconds(1)},
                                     {"m", std::chrono::minutes(1)},
                                     {"h", std::chrono::hours(1)}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::optional<base::Duration> read_duration(std::string_view text) {
  constexpr std::size_t digits_at_most = 9;
  std::int64_t whole = 0;
  std::int64_t part = 0;
  std::int64_t scale = 1;
  std::size_t i = 0;
  // Ten digits are more than a day in every unit; stopping there keeps the sum in range.
  for (; i < text.size() && i <= digits_at_most && is_digit(text[i]); ++i) {
    whole = whole * 10 + (text[i] - '0');
  }
  if (i == 0 || i > digits_at_most) return std::nullopt;
  if (i < text.size() && text[i] == '.') {
    const auto start = ++i;
    for (; i < text.size() && is_digit(text[i]); ++i) {
      part = part * 10 + (text[i] - '0');
      scale *= 10;
    }
    if (i == start || i - start > 3) return std::nullopt;
  }
  for (const auto& unit : units) {
    if (text.substr(i) != unit.name) continue;
    if (whole > std::chrono::hours(24) / unit.length) return std::nullopt;
    const auto found = unit.length * whole + unit.length * part / scale;
    if (found <= base::Duration::zero() || found > std::chrono::hours(24)) return std::nullopt;
    return found;
  }
  return std::nullopt;
}

}  // namespace assay::cases
