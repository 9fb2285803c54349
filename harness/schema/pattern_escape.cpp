#include "schema/pattern_escape.h"

#include <charconv>

#include <fmt/format.h>

#include "schema/pattern_property.h"
#include "text/utf8.h"

namespace assay::schema {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string PatternText::take_property() {
  const auto end = rest_.find('}');
  if (rest_.size() < 2 || rest_[1] != '{' || end == std::string_view::npos)
    return fail("`\\p` is not followed by `{…}`");
  const bool negated = rest_[0] == 'P';
  const auto name = rest_.substr(2, end - 2);
  rest_.remove_prefix(end + 1);
  const auto property = translate_property(name);
  if (!property) return fail(fmt::format("`{}` is no property of characters that we know", name));
  return fmt::format("\\{}{{{}}}", negated ? 'P' : 'p', *property);
}

std::string PatternText::take_character_escape() {
  const char c = rest_[0];
  switch (c) {
    case 'f':
      rest_.remove_prefix(1);
      return "\\x0c";
    case 'n':
      rest_.remove_prefix(1);
      return "\\x0a";
    case 'r':
      rest_.remove_prefix(1);
      return "\\x0d";
    case 't':
      rest_.remove_prefix(1);
      return "\\x09";
    case 'v':
      rest_.remove_prefix(1);
      return "\\x0b";
    case 'c':
      return take_control();
    case 'x':
      rest_.remove_prefix(1);
      return point_or_fail(take_hex(2), "`\\x` is not followed by two hexadecimal digits");
    case 'u':
      rest_.remove_prefix(1);
      return take_unicode_escape();
    default:
      break;
  }
  if (c == '0' && (rest_.size() < 2 || !is_digit(rest_[1]))) {
    rest_.remove_prefix(1);
    return "\\x00";
  }
  if (is_letter(c) || is_digit(c)) return fail(fmt::format("`\\{}` is no escape of ECMA-262", c));
  return literal(take_point());
}

std::string PatternText::take_control() {
  if (rest_.size() < 2 || !is_letter(rest_[1])) return fail("`\\c` is not followed by a letter");
  const auto code = static_cast<unsigned>(rest_[1]) & 31U;
  rest_.remove_prefix(2);
  return fmt::format("\\x{:02x}", code);
}

std::string PatternText::take_unicode_escape() {
  if (rest_.starts_with('{')) {
    const auto end = rest_.find('}');
    if (end == std::string_view::npos || end < 2 || end > 9)
      return fail("`\\u{` is not followed by a code point and `}`");
    rest_.remove_prefix(1);
    const auto point = take_hex(end - 1);
    if (point) rest_.remove_prefix(1);
    return point_or_fail(point && *point <= 0x10FFFF ? point : std::nullopt,
                         "`\\u{…}` is no code point");
  }
  auto point = take_hex(4);
  if (point && *point >= 0xD800 && *point < 0xDC00 && rest_.starts_with("\\u")) {
    const auto before = rest_;
    rest_.remove_prefix(2);
    const auto low = take_hex(4);
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      point = 0x10000 + ((*point - 0xD800) << 10U) + (*low - 0xDC00);
    } else {
      rest_ = before;
    }
  }
  return point_or_fail(point, "`\\u` is not followed by four hexadecimal digits");
}

std::optional<char32_t> PatternText::take_hex(std::size_t digits) {
  if (rest_.size() < digits) return std::nullopt;
  std::uint32_t value = 0;
  const auto read = std::from_chars(rest_.data(), rest_.data() + digits, value, 16);
  if (read.ec != std::errc() || read.ptr != rest_.data() + digits) return std::nullopt;
  rest_.remove_prefix(digits);
  return static_cast<char32_t>(value);
}

std::string PatternText::point_or_fail(std::optional<char32_t> point, std::string_view otherwise) {
  if (!point) return fail(otherwise);
  if (*point >= 0xD800 && *point < 0xE000)
    return fail("half of a surrogate pair, which no text holds");
  return literal(*point);
}

char32_t PatternText::take_point() {
  const auto point = text::decode_front(rest_);
  rest_.remove_prefix(std::max<std::size_t>(1, point.size));
  return point.value;
}

std::string PatternText::literal(char32_t point) {
  return fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(point));
}

std::string PatternText::fail(std::string_view why) {
  mistake_ = why;
  rest_ = {};
  return {};
}

}  // namespace assay::schema
