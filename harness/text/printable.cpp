#include <algorithm>

#include <fmt/format.h>

#include "text/diagnostic.h"
#include "text/utf8.h"

namespace assay::text {

bool is_control(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x200E || point == 0x200F ||
         (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
         point == 0xFEFF || point == 0xFFFE || point == 0xFFFF;
}

namespace {

/// Without a way out of the loop, so that compilers take many bytes at once.
bool is_printable_ascii(std::string_view text) {
  unsigned char others = 0;
  for (const char c : text)
    others |= static_cast<unsigned char>((c < ' ') | (c > '~'));
  return others == 0;
}

}  // namespace

std::string printable(std::string_view text) {
  // Nearly all text needs nothing.
  if (is_printable_ascii(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto plain =
        std::find_if_not(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    const auto size = static_cast<std::size_t>(plain - text.begin());
    out += text.substr(0, size);
    text.remove_prefix(size);
    if (text.empty()) break;
    const auto point = decode_front(text);
    if (point.size == 0) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text.front()));
      text.remove_prefix(1);
      continue;
    }
    if (point.value == '\n') {
      out += "\\n";
    } else if (point.value == '\r') {
      out += "\\r";
    } else if (point.value == '\t') {
      out += "\\t";
    } else if (is_control(point.value)) {
      out += point.value < 0x100
                 ? fmt::format("\\x{:02x}", static_cast<std::uint32_t>(point.value))
                 : fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point.value));
    } else {
      out += text.substr(0, point.size);
    }
    text.remove_prefix(point.size);
  }
  return out;
}

}  // namespace assay::text
