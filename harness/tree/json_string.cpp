#include "tree/json_string.h"

#include <optional>

#include <fmt/format.h>

#include "text/utf8.h"

namespace assay::tree {
namespace {

using Problem = std::optional<BadJsonString>;

BadJsonString bad(std::string code,
                  std::size_t at,
                  std::size_t size,
                  std::string message,
                  std::string advice = {}) {
  return {.mistake = {.code = std::move(code),
                      .message = std::move(message),
                      .advice = std::move(advice),
                      .size = size},
          .at = at};
}

BadJsonString bad_byte(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == '\n' || byte == '\r') {
    return bad("json.unclosed-string",
               at,
               1,
               "a string is not closed on its line",
               "close it, or write a line break as `\\n`");
  }
  if (byte < 0x20U) {
    return bad("json.control-character",
               at,
               1,
               fmt::format("the control character U+{:04X} stands in a string",
                           static_cast<unsigned>(byte)),
               byte == '\t' ? "write `\\t`"
                            : fmt::format("write `\\u{:04x}`", static_cast<unsigned>(byte)));
  }
  return bad("json.invalid-utf-8",
             at,
             1,
             fmt::format("the byte 0x{:02X} is not UTF-8", static_cast<unsigned>(byte)),
             "save the text as UTF-8");
}

/// The four hex digits at `at`, or nothing.
std::optional<char32_t> hex4(std::string_view text, std::size_t at) {
  if (text.size() < at + 4) return std::nullopt;
  char32_t value = 0;
  for (const char c : text.substr(at, 4)) {
    const auto digit = c >= '0' && c <= '9'   ? c - '0'
                       : c >= 'a' && c <= 'f' ? c - 'a' + 10
                       : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                              : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

/// Decodes `\uXXXX` at `at` (a pair of them for a character beyond U+FFFF) and moves behind it.
Problem unicode_escape(std::string_view text, std::size_t& at, std::string& decoded) {
  const auto first = hex4(text, at + 2);
  if (!first) {
    return bad("json.bad-escape",
               at,
               2,
               "four hex digits do not follow `\\u`",
               "write `\\u` and four hex digits");
  }
  const bool high = *first >= 0xD800 && *first <= 0xDBFF;
  if (!high && (*first < 0xDC00 || *first > 0xDFFF)) {
    text::append_utf8(decoded, *first);
    at += 6;
    return std::nullopt;
  }
  const auto second =
      high && text.substr(at + 6).starts_with("\\u") ? hex4(text, at + 8) : std::nullopt;
  if (!second || *second < 0xDC00 || *second > 0xDFFF) {
    return bad(
        "json.lone-surrogate",
        at,
        6,
        fmt::format("`{}` is half a surrogate pair, which is no character", text.substr(at, 6)),
        "write both halves, or the character itself");
  }
  text::append_utf8(decoded, 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00));
  at += 12;
  return std::nullopt;
}

Problem escape(std::string_view text, std::size_t& at, std::string& decoded) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  const auto letter = at + 1 < text.size() ? text[at + 1] : '\0';
  if (letter == 'u') return unicode_escape(text, at, decoded);
  const auto known = letters.find(letter);
  if (letter == '\0' || known == std::string_view::npos) {
    return bad("json.bad-escape",
               at,
               std::min<std::size_t>(2, text.size() - at),
               "JSON has no such escape",
               "a backslash itself is written `\\\\`");
  }
  decoded.push_back(meanings[known]);
  at += 2;
  return std::nullopt;
}

/// Behind the characters from `at` on that stand for themselves: up to the quote, a backslash, or
/// what may not stand there.
std::size_t skip_plain(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '"' || byte == '\\' || byte < 0x20U) return at;
    if (byte < 0x80U) {
      ++at;
      continue;
    }
    const auto size = text::decode_front(text.substr(at)).size;
    if (size == 0) return at;
    at += size;
  }
  return at;
}

}  // namespace

tl::expected<JsonString, BadJsonString> read_json_string(std::string_view text, std::size_t at) {
  JsonString read;
  const auto begin = at;
  auto from = ++at;
  while (true) {
    at = skip_plain(text, at);
    if (at == text.size()) {
      return tl::unexpected(
          bad("json.unclosed-string", begin, 1, "a string is not closed", "add the closing `\"`"));
    }
    if (text[at] == '"') break;
    if (text[at] != '\\') return tl::unexpected(bad_byte(text, at));
    read.decoded += text.substr(from, at - from);
    read.escaped = true;
    if (auto problem = escape(text, at, read.decoded)) return tl::unexpected(std::move(*problem));
    from = at;
  }
  if (read.escaped) read.decoded += text.substr(from, at - from);
  read.end = at + 1;
  return read;
}

}  // namespace assay::tree
