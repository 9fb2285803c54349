#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace assay::wire {

/// Kinds of bytes, by value.
using Bytes = std::array<bool, 256>;

namespace detail {

constexpr Bytes bytes_of(std::string_view others) {
  Bytes bytes{};
  for (const std::string_view range : {"az", "AZ", "09"}) {
    for (int c = range[0]; c <= range[1]; ++c)
      bytes[static_cast<std::size_t>(c)] = true;
  }
  for (const char c : others)
    bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}

inline constexpr Bytes token = bytes_of("!#$%&'*+-.^_`|~");
inline constexpr Bytes host = bytes_of("-._~:[]%");
inline constexpr Bytes target = bytes_of("-._~!$&'()*+,;=:@/?");

}  // namespace detail

[[nodiscard]] inline bool consists_of(std::string_view text, const Bytes& bytes) {
  return std::all_of(
      text.begin(), text.end(), [&](char c) { return bytes[static_cast<unsigned char>(c)]; });
}

[[nodiscard]] inline bool is_token_byte(char c) {
  return detail::token[static_cast<unsigned char>(c)];
}

/// RFC 9110 section 5.6.2.
[[nodiscard]] inline bool is_token(std::string_view text) {
  return !text.empty() && consists_of(text, detail::token);
}

/// RFC 9110 section 5.5: any byte but C0 (HTAB may stand) and DEL.
[[nodiscard]] bool is_field_value(std::string_view text);

/// RFC 9110 section 7.2: a host and perhaps a port, by its characters.
[[nodiscard]] inline bool is_host(std::string_view text) {
  return !text.empty() && consists_of(text, detail::host);
}

/// A path and query that may be a request target (RFC 9112 section 3.2.1): begins with `/`, its
/// characters those of RFC 3986, every `%` with two hexadecimal digits.
[[nodiscard]] bool is_origin_form(std::string_view target);

}  // namespace assay::wire
