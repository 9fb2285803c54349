#include "results/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "http/message.h"
#include "text/utf8.h"

namespace assay::results {
namespace {

/// The bytes of the character, each behind `prefix`: two hexadecimal digits, or three octal ones.
std::string in_hex(std::string_view character, std::string_view prefix) {
  std::string out;
  for (const char c : character)
    out += fmt::format("{}{:02x}", prefix, static_cast<unsigned char>(c));
  return out;
}
std::string in_octal(std::string_view character) {
  std::string out;
  for (const char c : character)
    out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
  return out;
}

/// `\u00e9`, or two surrogates above U+FFFF.
std::string json_escape(std::uint32_t point) {
  if (point < 0x10000) return fmt::format("\\u{:04x}", point);
  const auto offset = point - 0x10000;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (offset >> 10U), 0xDC00 + (offset & 0x3FFU));
}

/// Escapes that have a name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> named = {{
    {" ", "+"},
    {"\"", "\\\""},
    {"\"", "&quot;"},
    {"\\", "\\\\"},
    {"/", "\\/"},
    {"'", "\\'"},
    {"'", "'\\''"},
    {"'", "&apos;"},
    {"&", "&amp;"},
    {"<", "&lt;"},
    {">", "&gt;"},
    {"\n", "\\n"},
    {"\r", "\\r"},
    {"\t", "\\t"},
    {"\b", "\\b"},
    {"\f", "\\f"},
    {"`", "\\`"},
}};

/// All spellings but the plain one begin so; most places in a text do not.
bool begins_escape(char byte) {
  return byte == '%' || byte == '\\' || byte == '&' || byte == '+' || byte == '\'';
}

Character spell(std::string_view plain) {
  Character out{.plain = std::string(plain), .escaped = {}};
  out.escaped = {in_hex(plain, "%"), in_hex(plain, "%25"), in_hex(plain, "\\x"), in_octal(plain)};
  for (const auto& [character, spelling] : named) {
    if (character == plain) out.escaped.emplace_back(spelling);
  }
  if (const auto decoded = text::decode_front(plain); decoded.size != 0) {
    const auto point = static_cast<std::uint32_t>(decoded.value);
    out.escaped.push_back(json_escape(point));
    out.escaped.push_back(fmt::format("&#{};", point));
    out.escaped.push_back(fmt::format("&#x{:x};", point));
  }
  return out;
}

void add_once(std::vector<std::size_t>& lengths, std::size_t length) {
  if (std::find(lengths.begin(), lengths.end(), length) == lengths.end()) lengths.push_back(length);
}

}  // namespace

bool may_begin(char byte, char wanted) {
  return byte == wanted || begins_escape(byte);
}

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> out;
  while (!text.empty()) {
    const auto size = std::max<std::size_t>(1, text::decode_front(text).size);
    out.push_back(spell(text.substr(0, size)));
    text.remove_prefix(size);
  }
  return out;
}

std::size_t spelled(std::string_view text, const std::vector<Character>& characters) {
  // Plain characters first, one way each; where an escape may begin, all ways from there.
  std::size_t next = 0;
  std::size_t plain = 0;
  while (next < characters.size() && plain < text.size() && !begins_escape(text[plain])) {
    if (!text.substr(plain).starts_with(characters[next].plain)) return 0;
    plain += characters[next++].plain.size();
  }
  std::vector<std::size_t> reached = {plain};
  for (; next < characters.size(); ++next) {
    std::vector<std::size_t> further;
    for (const auto from : reached) {
      const auto rest = text.substr(from);
      const auto& [as_it_is, escaped] = characters[next];
      if (rest.starts_with(as_it_is)) add_once(further, from + as_it_is.size());
      if (rest.empty() || !begins_escape(rest.front())) continue;
      for (const auto& spelling : escaped) {
        if (http::equal_ignoring_case(rest.substr(0, spelling.size()), spelling))
          add_once(further, from + spelling.size());
      }
    }
    if (further.empty()) return 0;
    reached = std::move(further);
  }
  return *std::max_element(reached.begin(), reached.end());
}

}  // namespace assay::results
