#include "tree/yaml_scan.h"

#include <fmt/format.h>

#include "text/utf8.h"

namespace assay::tree {
namespace {

bool is_printable(char32_t point) {
  if (point < 0x20) return point == '\t' || point == '\n' || point == '\r';
  if (point >= 0x7F && point < 0xA0) return point == 0x85;
  return point != 0xFFFE && point != 0xFFFF;
}

/// A byte that needs no closer look.
bool is_plain(char c) {
  return (c >= 0x20 && c < 0x7F) || c == '\n';
}

/// Without a way out of the loop, so that compilers take many bytes at once.
bool are_plain(std::string_view bytes) {
  unsigned char others = 0;
  for (const char c : bytes)
    others |= static_cast<unsigned char>(is_plain(c) ? 0 : 1);
  return others == 0;
}

bool looks_like_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
         (text.size() > 1 && (text[0] == '\0') != (text[1] == '\0'));
}

}  // namespace

std::optional<YamlScan> scan_yaml(const text::SourceMap& sources,
                                  text::Span source,
                                  text::Diagnostics& out) {
  const auto text = sources.text(source);
  const auto fail = [&](std::string code,
                        std::size_t at,
                        std::size_t size,
                        std::string message,
                        std::string advice) {
    const auto begin = source.begin + static_cast<std::uint32_t>(at);
    out.error(
        std::move(code),
        {.source = source.source, .begin = begin, .end = begin + static_cast<std::uint32_t>(size)},
        std::move(message),
        std::move(advice));
    return std::nullopt;
  };
  if (looks_like_utf16(text)) {
    return fail(
        "yaml.utf-16", 0, 0, "the text is not UTF-8 but looks like UTF-16", "save it as UTF-8");
  }
  if (text.starts_with("\xEF\xBB\xBF\xEF\xBB\xBF")) {
    return fail("yaml.byte-order-mark",
                3,
                3,
                "a second byte order mark stands at the begin of the text",
                "remove it");
  }
  YamlScan seen;
  constexpr std::size_t block = 256;
  for (std::size_t at = 0; at < text.size();) {
    if (at % block == 0 && at + block <= text.size() && are_plain(text.substr(at, block))) {
      at += block;
      continue;
    }
    if (is_plain(text[at])) {
      ++at;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '\r' && (at + 1 == text.size() || text[at + 1] != '\n')) {
      return fail("yaml.carriage-return",
                  at,
                  1,
                  "a carriage return stands without a line feed",
                  "end lines with LF or with CR and LF");
    }
    const auto point = text::decode_front(text.substr(at));
    if (point.size == 0) {
      return fail("yaml.invalid-utf-8",
                  at,
                  1,
                  fmt::format("the byte 0x{:02X} is not UTF-8", static_cast<unsigned>(byte)),
                  "save the text as UTF-8");
    }
    if (!is_printable(point.value)) {
      return fail("yaml.control-character",
                  at,
                  point.size,
                  fmt::format("the character U+{:04X} may not stand in YAML",
                              static_cast<unsigned>(point.value)),
                  fmt::format("remove it, or write `\\u{:04x}` in double quotes",
                              static_cast<unsigned>(point.value)));
    }
    if (point.value == 0x85 || point.value == 0x2028 || point.value == 0x2029)
      seen.breaks = LineBreaks::others_too;
    at += point.size;
  }
  return seen;
}

}  // namespace assay::tree
