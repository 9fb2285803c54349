#include "schema/format/ascii.h"
#include "schema/format/tests.h"

namespace assay::schema::format {
namespace {

bool is_octet(std::string_view text) {
  if (text.empty() || text.size() > 3 || !all(text, is_digit)) return false;
  if (text.size() > 1 && text[0] == '0') return false;
  return take_digits(text, text.size()) <= 255;
}

/// The number of 16-bit groups in a side of `::`; -1 where it holds anything else. An IPv4 address
/// may stand at the `end`.
int count_groups(std::string_view side, bool end) {
  if (side.empty()) return 0;
  int groups = 0;
  for (bool more = true; more;) {
    more = side.find(':') != std::string_view::npos;
    const auto group = take_until(side, ':');
    if (!more && end && is_ipv4(group)) return groups + 2;
    if (group.empty() || group.size() > 4 || !all(group, is_hex)) return -1;
    ++groups;
  }
  return groups;
}

}  // namespace

bool is_ipv4(std::string_view text) {
  for (int i = 0; i < 3; ++i) {
    if (text.find('.') == std::string_view::npos || !is_octet(take_until(text, '.'))) return false;
  }
  return is_octet(text);
}

bool is_ipv6(std::string_view text) {
  const auto gap = text.find("::");
  if (gap == std::string_view::npos) return count_groups(text, true) == 8;
  const int before = count_groups(text.substr(0, gap), false);
  const int after = count_groups(text.substr(gap + 2), true);
  return before >= 0 && after >= 0 && before + after < 8;
}

}  // namespace assay::schema::format
