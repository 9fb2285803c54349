#pragma once

#include <algorithm>
#include <string_view>

namespace assay::schema::format {

[[nodiscard]] inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] inline bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] inline bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
[[nodiscard]] inline bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// Whether `c` is one of `set`.
[[nodiscard]] inline bool is_in(std::string_view set, char c) {
  return set.find(c) != std::string_view::npos;
}

template <class Test>
[[nodiscard]] bool all(std::string_view text, Test test) {
  return std::all_of(text.begin(), text.end(), test);
}

/// Takes the `size` digits at the front as a number; -1 when they are not there.
[[nodiscard]] inline int take_digits(std::string_view& text, std::size_t size) {
  if (text.size() < size || !all(text.substr(0, size), is_digit)) return -1;
  int value = 0;
  for (const char c : text.substr(0, size))
    value = value * 10 + (c - '0');
  text.remove_prefix(size);
  return value;
}

/// Takes `c` at the front; false when it is not there.
[[nodiscard]] inline bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// The part before the next `separator`, which goes too; the whole rest where there is none.
[[nodiscard]] inline std::string_view take_until(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const auto part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

}  // namespace assay::schema::format
