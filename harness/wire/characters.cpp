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

/// Whether eight bytes are printable ASCII, 0x20 to 0x7e. Then all are below 0x80, so that no sum
/// here carries into the next byte, and 0x60 lifts each to 0x80, but 0x01 none.
bool are_printable(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const auto lifted = word + in_each_byte(0x60);
  const auto beyond = word | (word + in_each_byte(0x01));
  return (lifted & ~beyond & in_each_byte(0x80)) == in_each_byte(0x80);
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
    while (at < last && are_printable(at))
      at += word;
    if (at >= last && are_printable(last)) return true;
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
