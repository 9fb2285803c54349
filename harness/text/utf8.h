#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay::text {

/// One decoded code point and how many bytes it took.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  ///< 0 when the bytes are not UTF-8
};

/// The code point at the front of `text`, which must not be empty. Overlong forms, surrogates and
/// values above U+10FFFF are not UTF-8 (RFC 3629 section 3).
[[nodiscard]] CodePoint decode_front(std::string_view text);

/// The offset of the first byte that is not UTF-8, or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

[[nodiscard]] bool is_ascii(std::string_view text);

/// Appends `point` as UTF-8; needs a Unicode scalar value.
void append_utf8(std::string& out, char32_t point);

/// Characters that change how a terminal or an editor shows what stands around them, or that
/// XML 1.0 has no place for: C0, DEL, C1, bidirectional controls, line separators, U+FEFF, U+FFFE,
/// U+FFFF.
[[nodiscard]] bool is_control(char32_t point);

/// The number of code points of valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

}  // namespace assay::text
