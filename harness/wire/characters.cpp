#include "wire/characters.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace assay::wire {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr std::uint64_t in_each_byte(std::uint8_t byte) {
  return byte * std::uint64_t{0x0101010101010101};
}

/// Whether one of eight bytes is below 0x20 or 0x7f: its highest bit is set where it is
/// (Anderson, "Bit Twiddling Hacks": hasless, haszero).
bool may_hold_control(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const auto below = (word - in_each_byte(0x20)) & ~word;
  const auto is_del = word ^ in_each_byte(0x7f);
  return ((below | ((is_del - in_each_byte(1)) & ~is_del)) & in_each_byte(0x80)) != 0;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t') || byte == 0x7f;
}

}  // namespace

bool is_field_value(std::string_view text) {
  constexpr std::size_t word = 8;
  if (text.size() >= word) {
    const auto* const last = text.data() + text.size() - word;
    const auto* at = text.data();
    while (at < last && !may_hold_control(at))
      at += word;
    if (at >= last && !may_hold_control(last)) return true;
  }
  return std::none_of(text.begin(), text.end(), is_control);
}

bool is_origin_form(std::string_view target) {
  if (!target.starts_with('/')) return false;
  const auto* at = target.data();
  const auto* const end = at + target.size();
  while (true) {
    at = std::find_if_not(
        at, end, [](char c) { return detail::target[static_cast<unsigned char>(c)]; });
    if (at == end) return true;
    if (*at != '%' || end - at < 3 || !is_hex(at[1]) || !is_hex(at[2])) return false;
    at += 3;
  }
}

}  // namespace assay::wire
