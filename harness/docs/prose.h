#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace assay::docs {

/// A word, a number, or a mark of a description.
struct Token {
  enum class Kind { word, number, code, mark };
  Kind kind = Kind::word;
  /// Of a word in small letters, of a number its digits without what groups them by thousands, of
  /// code what stands between its marks.
  std::string text;
};

/// One sentence, in tokens. Dashes of every length are `-`; the marks are `, ( ) - : =`, `n` for
/// what begins with a number and is none (`250px`, `007`), `<` for a sign of comparison before a
/// number, and `#` for all else.
struct Sentence {
  std::string_view text;  ///< as it is written: a view into the description
  std::vector<Token> tokens;
  bool listed = false;  ///< it stands in a list below other words, and speaks of that item
};

/// Cuts a description up at full stops, semicolons and line ends. What stands in a fence, in a
/// table or in a tag (`{% … %}`) is left out, unless nothing closes it.
[[nodiscard]] std::vector<Sentence> sentences_of(std::string_view description);

/// Whether a token is this word.
[[nodiscard]] bool is_word(const Token& token, std::string_view text);

/// Whether a token is one of these marks.
[[nodiscard]] bool is_mark(const Token& token, std::string_view marks);

/// Whether `word` is among `words`.
template <std::size_t size>
[[nodiscard]] bool is_one_of(std::string_view word,
                             const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The sign of negative numbers in mathematics, U+2212.
inline constexpr std::string_view minus_sign = "−";

/// The number `1 048 576`, `20,000` or `−5` in digits alone; empty where the text is none.
[[nodiscard]] std::string plain_number(std::string_view text);

/// Whether the text is a number in decimal notation, as JSON writes it: without leading zeros.
[[nodiscard]] bool is_decimal(std::string_view text);

/// The number that a text in decimal notation is.
[[nodiscard]] double number_of(std::string_view text);

}  // namespace assay::docs
