#include "schema/format/ascii.h"
#include "schema/format/tests.h"
#include "schema/pattern.h"

namespace assay::schema::format {

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

bool is_json_pointer(std::string_view text) {
  if (!text.empty() && text[0] != '/') return false;
  for (auto at = text.find('~'); at != std::string_view::npos; at = text.find('~', at + 1)) {
    if (at + 1 == text.size() || !is_in("01", text[at + 1])) return false;
  }
  return true;
}

bool is_relative_json_pointer(std::string_view text) {
  const auto size = std::min(text.find_first_not_of("0123456789"), text.size());
  if (size == 0 || (size > 1 && text[0] == '0')) return false;
  text.remove_prefix(size);
  return text == "#" || is_json_pointer(text);
}

bool is_regex(std::string_view text) {
  return is_pattern(text);
}

bool is_byte(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  for (int i = 0; i < 2 && text.ends_with('='); ++i)
    text.remove_suffix(1);
  return all(text, [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '/'; });
}

}  // namespace assay::schema::format
