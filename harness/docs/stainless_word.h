#pragma once

#include <array>

namespace assay::docs::stainless {

/// What a character may be in a word.
struct InWord {
  bool first = false;
  bool further = false;
};

inline constexpr auto in_word = [] {
  std::array<InWord, 256> table{};
  for (unsigned c = 0; c < table.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool first = letter || c == '_' || c == '$' || c == '@' || c == '~';
    const bool further =
        (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '/' || c == '+' || c == ':';
    table.at(c) = {.first = first, .further = first || further};
  }
  return table;
}();

/// Whether a name, or another word of a label, may begin with the character.
inline bool starts_word(char c) {
  return in_word[static_cast<unsigned char>(c)].first;
}

/// Whether it may stand further on in one.
inline bool continues_word(char c) {
  return in_word[static_cast<unsigned char>(c)].further;
}

}  // namespace assay::docs::stainless
