#include "schema/format/ascii.h"
#include "schema/format/tests.h"
#include "text/utf8.h"

namespace assay::schema::format {
namespace {

/// RFC 6570 section 2.3: varchar and dots between them.
bool is_variable(std::string_view text) {
  bool after_dot = true;  // a dot stands neither first, last nor twice
  while (!text.empty()) {
    const char c = text[0];
    std::size_t size = 1;
    if (c == '%') {
      if (text.size() < 3 || !is_hex(text[1]) || !is_hex(text[2])) return false;
      size = 3;
    } else if (c == '.' ? after_dot : !is_letter(c) && !is_digit(c) && c != '_') {
      return false;
    }
    after_dot = c == '.';
    text.remove_prefix(size);
  }
  return !after_dot;
}

/// RFC 6570 section 2.4: an explode or a prefix of up to four digits.
bool is_specification(std::string_view text) {
  if (text.ends_with('*')) return is_variable(text.substr(0, text.size() - 1));
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return is_variable(text);
  const auto length = text.substr(colon + 1);
  return !length.empty() && length.size() <= 4 && length[0] != '0' && all(length, is_digit) &&
         is_variable(text.substr(0, colon));
}

/// RFC 6570 section 2.2, without the braces. The operators `=,!@|` are reserved and not defined.
bool is_expression(std::string_view text) {
  if (!text.empty() && is_in("+#./;?&", text[0])) text.remove_prefix(1);
  for (bool more = true; more;) {
    more = is_in(text, ',');
    if (!is_specification(take_until(text, ','))) return false;
  }
  return true;
}

}  // namespace

bool is_uri_template(std::string_view text) {
  while (!text.empty()) {
    const char c = text[0];
    if (c == '{') {
      const auto end = text.find('}');
      if (end == std::string_view::npos || !is_expression(text.substr(1, end - 1))) return false;
      text.remove_prefix(end + 1);
      continue;
    }
    if (c == '%' && (text.size() < 3 || !is_hex(text[1]) || !is_hex(text[2]))) return false;
    // RFC 6570 section 2.1: what a literal may not hold; erratum 6937 takes the apostrophe in.
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || is_in("\"<>\\^`{|}", c)) return false;
    text.remove_prefix(std::max<std::size_t>(1, text::decode_front(text).size));
  }
  return true;
}

}  // namespace assay::schema::format
