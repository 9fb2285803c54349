#include <algorithm>
#include <cstdlib>

#include "docs/prose.h"

namespace assay::docs {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string plain_number(std::string_view text) {
  std::string digits;
  if (text.starts_with(minus_sign)) {
    text.remove_prefix(minus_sign.size());
    digits = "-";
  }
  std::size_t group = 0;
  bool grouped = false;
  bool fraction = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      digits += c;
      ++group;
      continue;
    }
    const bool inner = i > 0 && i + 1 < text.size() && is_digit(text[i + 1]);
    if (c == '-' && i == 0 && digits.empty()) {
      digits += c;
    } else if ((c == ',' || c == ' ') && inner && !fraction &&
               (grouped ? group == 3 : group <= 3)) {
      grouped = true;
      group = 0;
    } else if (c == '.' && inner && !fraction && !grouped) {
      digits += c;
      fraction = true;
    } else {
      return {};
    }
  }
  return !is_decimal(digits) || (grouped && group != 3) ? std::string() : digits;
}

bool is_word(const Token& token, std::string_view text) {
  return token.kind == Token::Kind::word && token.text == text;
}

bool is_mark(const Token& token, std::string_view marks) {
  return token.kind == Token::Kind::mark && marks.find(token.text) != std::string_view::npos;
}

bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto dot = text.find('.');
  const auto whole = text.substr(0, dot);
  if (whole.size() > 1 && whole.front() == '0') return false;
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  return digits(whole) && (dot == std::string_view::npos || digits(text.substr(dot + 1)));
}

double number_of(std::string_view text) {
  return std::strtod(std::string(text).c_str(), nullptr);
}

}  // namespace assay::docs
