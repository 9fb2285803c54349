#include "docs/error_words.h"

#include "docs/words.h"

namespace assay::docs {
namespace {

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_alphanumeric(char c) {
  return is_word_character(c) && c != '_';
}

}  // namespace

std::string normalised(std::string_view text) {
  std::string words = " ";
  words.reserve(text.size() + 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool hump = is_capital(c) && i > 0 && is_small(text[i - 1]);
    if (hump && words.back() != ' ') words += ' ';
    if (is_alphanumeric(c)) {
      words += c;
    } else if ((c == '\xD0' || c == '\xD1') && i + 1 < text.size()) {  // a Russian letter
      words += c;
      words += text[++i];
    } else if (c != '\'' && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.back() != ' ') words += ' ';
  return lower_letters(words);
}

Words::Words(std::string_view plain) : text(normalised(plain)) {
  std::size_t hash = 0;
  for (const char c : text) {
    if (c != ' ') {
      hash = hash * 31 + static_cast<unsigned char>(c);
    } else if (hash != 0) {
      marks.set(hash % marks.size());
      hash = 0;
    }
  }
}

ErrorTexts::ErrorTexts(const ErrorWords& words)
    : all{Words(words.code), Words(words.message), Words(words.details)},
      marked(lower_case(words.message) + "\n" + lower_case(words.details)) {}

}  // namespace assay::docs
