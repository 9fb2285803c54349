#include "results/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "http/message.h"
#include "text/utf8.h"

namespace assay::results {
namespace {

using Lengths = std::vector<std::size_t>;

void add_once(Lengths& lengths, std::size_t length) {
  if (length != 0 && std::find(lengths.begin(), lengths.end(), length) == lengths.end())
    lengths.push_back(length);
}

/// Notes the length of `spelling` when `text` begins with it; hexadecimal digits in either case.
void try_spelling(Lengths& lengths, std::string_view text, std::string_view spelling) {
  if (http::equal_ignoring_case(text.substr(0, spelling.size()), spelling))
    add_once(lengths, spelling.size());
}

/// The bytes of the character, each as `prefix` and two hexadecimal digits.
std::string by_byte(std::string_view character, std::string_view prefix) {
  std::string out;
  for (const char c : character)
    out += fmt::format("{}{:02x}", prefix, static_cast<unsigned char>(c));
  return out;
}

/// `\u00e9`, or two surrogates above U+FFFF.
std::string json_escape(char32_t point) {
  const auto value = static_cast<std::uint32_t>(point);
  if (value < 0x10000) return fmt::format("\\u{:04x}", value);
  const auto offset = value - 0x10000;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (offset >> 10U), 0xDC00 + (offset & 0x3FFU));
}

/// The bytes as shells and printf write them: `\033`.
std::string in_octal(std::string_view character) {
  std::string out;
  for (const char c : character)
    out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
  return out;
}

void try_one_byte(Lengths& lengths, std::string_view text, char c) {
  static constexpr std::array<std::pair<char, std::string_view>, 17> spellings = {{
      {' ', "+"},
      {'"', "\\\""},
      {'"', "&quot;"},
      {'\\', "\\\\"},
      {'/', "\\/"},
      {'\'', "\\'"},
      {'\'', "'\\''"},
      {'\'', "&apos;"},
      {'&', "&amp;"},
      {'<', "&lt;"},
      {'>', "&gt;"},
      {'\n', "\\n"},
      {'\r', "\\r"},
      {'\t', "\\t"},
      {'\b', "\\b"},
      {'\f', "\\f"},
      {'`', "\\`"},
  }};
  for (const auto& [character, spelling] : spellings) {
    if (character == c) try_spelling(lengths, text, spelling);
  }
}

/// All spellings but the plain one begin so; most places in a text do not.
bool begins_escape(char byte) {
  return byte == '%' || byte == '\\' || byte == '&' || byte == '+' || byte == '\'';
}

}  // namespace

bool may_begin(char byte, char wanted) {
  return byte == wanted || begins_escape(byte);
}

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto size = std::max<std::size_t>(1, text::decode_front(text).size);
    out.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out;
}

std::vector<std::size_t> spelled(std::string_view text, std::string_view character) {
  Lengths lengths;
  if (text.empty()) return lengths;
  if (text.starts_with(character)) lengths.push_back(character.size());
  if (!begins_escape(text.front())) return lengths;
  try_spelling(lengths, text, by_byte(character, "%"));
  try_spelling(lengths, text, by_byte(character, "%25"));
  try_spelling(lengths, text, by_byte(character, "\\x"));
  try_spelling(lengths, text, in_octal(character));
  if (character.size() == 1) try_one_byte(lengths, text, character.front());
  if (const auto point = text::decode_front(character); point.size != 0) {
    const auto value = static_cast<std::uint32_t>(point.value);
    try_spelling(lengths, text, json_escape(point.value));
    try_spelling(lengths, text, fmt::format("&#{};", value));
    try_spelling(lengths, text, fmt::format("&#x{:x};", value));
  }
  return lengths;
}

std::size_t spelled(std::string_view text,
                    const std::vector<std::string>& characters,
                    std::size_t first,
                    std::size_t last) {
  Lengths reached = {0};
  for (auto i = first; i < last; ++i) {
    Lengths next;
    for (const auto from : reached) {
      for (const auto length : spelled(text.substr(from), characters[i]))
        add_once(next, from + length);
    }
    if (next.empty()) return 0;
    reached = std::move(next);
  }
  return *std::max_element(reached.begin(), reached.end());
}

}  // namespace assay::results
