#include "docs/words.h"

#include <algorithm>

namespace assay::docs {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back()))
    text.remove_suffix(1);
  return text;
}

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

bool is_bullet(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) {
           return small(a) == small(b);
         });
}

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), small);
  return lowered;
}

std::string lower_letters(std::string_view text) {
  auto lowered = lower_case(text);
  for (std::size_t i = 0; i + 1 < lowered.size(); ++i) {
    if (lowered[i] != '\xD0') continue;
    // The letters from U+0410 on lie 32 below the small ones, whose second half begins anew.
    auto& second = lowered[i + 1];
    const auto byte = static_cast<unsigned char>(second);
    if (byte == 0x81) {
      lowered[i] = '\xD1';
      second = '\x91';
    } else if (byte >= 0x90 && byte < 0xA0) {
      second = static_cast<char>(byte + 0x20);
    } else if (byte >= 0xA0 && byte < 0xB0) {
      lowered[i] = '\xD1';
      second = static_cast<char>(byte - 0x20);
    }
  }
  return lowered;
}

std::string in_one_line(std::string_view text) {
  std::string line;
  for (const char c : trimmed(text)) {
    if (!is_blank(c)) {
      line += c;
    } else if (line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::string without_links(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    const auto middle = text.find("](");
    const auto close = middle == std::string_view::npos ? middle : text.find(')', middle);
    const auto open = middle == std::string_view::npos ? middle : text.rfind('[', middle);
    if (close == std::string_view::npos || open == std::string_view::npos) break;
    words += text.substr(0, open);
    words += text.substr(open + 1, middle - open - 1);
    text.remove_prefix(close + 1);
  }
  return words.append(text);
}

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace assay::docs
