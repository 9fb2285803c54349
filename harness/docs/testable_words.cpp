#include <algorithm>
#include <array>

#include "docs/limit_doubts.h"
#include "docs/limit_rules.h"

// Which sentences state what no rule of a limit reads, and could be tested all the same.

namespace assay::docs {
namespace {

constexpr std::size_t farthest_value = 12;  // tokens behind the word `default`

using Pair = std::array<std::string_view, 2>;

bool is_number(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() && (tokens[at].kind == Token::Kind::number || is_mark(tokens[at], "n"));
}

/// `1 to 5`, `between 1 and 5`, `>= 5`, or a range that stands alone, from `at` on.
bool is_range(const Tokens& tokens, std::size_t at, bool of_number) {
  if (is_mark(tokens[at], "<"))
    return at + 1 < tokens.size() && tokens[at + 1].kind == Token::Kind::number;
  const bool between = is_word(tokens[at], "between") && is_number(tokens, at + 1);
  if (between || !is_number(tokens, at) || !is_number(tokens, at + 2)) return between;
  if (is_word(tokens[at + 1], "to") || is_word(tokens[at + 1], "до")) return true;
  if (is_span_of_time(tokens, at, of_number)) return false;
  const bool begins = at == 0 || is_mark(tokens[at - 1], "(:,");
  const bool ends = at + 3 == tokens.size() || is_mark(tokens[at + 3], "),");
  return is_mark(tokens[at + 1], "-") && begins && ends;
}

/// `10 characters`, `3+ characters`.
bool is_size(const Tokens& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 12> units = {"characters",
                                                      "chars",
                                                      "symbols",
                                                      "character",
                                                      "symbol",
                                                      "digits",
                                                      "bytes",
                                                      "символов",
                                                      "символа",
                                                      "символ",
                                                      "знаков",
                                                      "байт"};
  if (!is_number(tokens, at)) return false;
  const bool more = at + 1 < tokens.size() && is_mark(tokens[at + 1], "#");
  const auto unit = at + (more ? 2 : 1);
  return unit < tokens.size() && tokens[unit].kind == Token::Kind::word &&
         is_one_of(tokens[unit].text, units);
}

/// `larger than 5`, `up to 5`, `более 5`.
bool is_bound(const Tokens& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 8> compared = {
      "более", "больше", "менее", "меньше", "выше", "ниже", "длиннее", "короче"};
  if (is_number(tokens, at + 1) && tokens[at].kind == Token::Kind::word &&
      is_one_of(tokens[at].text, compared))
    return true;
  constexpr std::array<std::string_view, 11> than = {"more",
                                                     "less",
                                                     "longer",
                                                     "shorter",
                                                     "greater",
                                                     "larger",
                                                     "bigger",
                                                     "smaller",
                                                     "lower",
                                                     "higher",
                                                     "fewer"};
  constexpr std::array<Pair, 4> others = {
      {{"at", "least"}, {"at", "most"}, {"up", "to"}, {"multiple", "of"}}};
  if (at + 2 >= tokens.size() || tokens[at].kind != Token::Kind::word) return false;
  const bool valued = is_number(tokens, at + 2) || tokens[at + 2].kind == Token::Kind::code;
  const bool compares = is_one_of(tokens[at].text, than) && is_word(tokens[at + 1], "than");
  return valued && (compares || std::any_of(others.begin(), others.end(), [&](const Pair& pair) {
                      return tokens[at].text == pair[0] && is_word(tokens[at + 1], pair[1]);
                    }));
}

/// `default: 5 seconds`, `default for groups is true`.
bool is_default(const Tokens& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 3> names = {"default", "defaults", "умолчанию"};
  if (tokens[at].kind != Token::Kind::word || !is_one_of(tokens[at].text, names)) return false;
  for (auto i = at + 1; i < std::min(tokens.size(), at + farthest_value); ++i) {
    if (is_number(tokens, i) || tokens[i].kind == Token::Kind::code || is_word(tokens[i], "true") ||
        is_word(tokens[i], "false"))
      return true;
  }
  return false;
}

/// `For groups 20`: another case of what was said before.
bool is_another_case(const Tokens& tokens) {
  constexpr std::array<std::string_view, 10> heads = {
      "for", "in", "otherwise", "else", "on", "для", "в", "при", "на", "иначе"};
  constexpr std::array<std::string_view, 5> no_cases = {
      "example", "instance", "details", "more", "reference"};
  const auto is = [&](std::size_t at, const auto& words) {
    return at < tokens.size() && tokens[at].kind == Token::Kind::word &&
           is_one_of(tokens[at].text, words);
  };
  return is(0, heads) && !is(1, no_cases);
}

/// Whether the word says that something measures a value.
bool is_measure(const Token& word) {
  constexpr std::array<std::string_view, 16> measures = {"max",
                                                         "maximum",
                                                         "min",
                                                         "minimum",
                                                         "exceed",
                                                         "exactly",
                                                         "максимум",
                                                         "максимальная",
                                                         "максимальное",
                                                         "максимально",
                                                         "минимум",
                                                         "минимальная",
                                                         "минимальное",
                                                         "превышать",
                                                         "превышает",
                                                         "ровно"};
  return is_one_of(word.text, measures);
}

}  // namespace

Touched touched_by(const Sentence& sentence, bool of_number) {
  constexpr std::array<std::string_view, 3> further = {"limit", "limited", "лимит"};
  const auto& tokens = sentence.tokens;
  Touched touched;
  bool numbered = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool word = tokens[i].kind == Token::Kind::word;
    numbered = numbered || is_number(tokens, i);
    touched.bounds = touched.bounds ||
                     (word && (is_measure(tokens[i]) || is_one_of(tokens[i].text, further))) ||
                     is_range(tokens, i, of_number) || is_bound(tokens, i) || is_size(tokens, i);
    touched.defaults = touched.defaults || is_default(tokens, i);
  }
  const bool again = is_another_case(tokens);
  touched.bounds = (touched.bounds || again) && numbered;
  touched.defaults = touched.defaults || (again && numbered);
  return touched;
}

bool is_testable(const Sentence& sentence, bool of_number) {
  // With a number or a value anywhere beside them.
  constexpr std::array<std::string_view, 2> further = {"exceeds", "exceeding"};
  constexpr std::array<Pair, 24> demands = {
      {{"must", "be"},         {"must", "not"},        {"must", "contain"},
       {"must", "start"},      {"must", "begin"},      {"must", "match"},
       {"must", "have"},       {"must", "consist"},    {"cannot", "begin"},
       {"cannot", "start"},    {"cannot", "contain"},  {"cannot", "consist"},
       {"cannot", "exceed"},   {"be", "unique"},       {"allowed", "characters"},
       {"the", "range"},       {"not", "unique"},      {"non-empty", "string"},
       {"должен", "быть"},     {"должна", "быть"},     {"должно", "быть"},
       {"быть", "уникальным"}, {"быть", "уникальной"}, {"не", "должен"}}};
  const auto& tokens = sentence.tokens;
  const auto counts = [](const Token& one) {
    return one.kind == Token::Kind::number || one.kind == Token::Kind::code || is_mark(one, "n");
  };
  const bool counted = std::any_of(tokens.begin(), tokens.end(), counts);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_range(tokens, i, of_number) || is_size(tokens, i) || is_bound(tokens, i)) return true;
    if (tokens[i].kind != Token::Kind::word) continue;
    if (counted && (is_measure(tokens[i]) || is_one_of(tokens[i].text, further))) return true;
    if (i + 1 == tokens.size()) break;
    const auto says = [&](const Pair& pair) {
      return tokens[i].text == pair[0] && is_word(tokens[i + 1], pair[1]);
    };
    constexpr std::array<std::string_view, 6> states = {
        "empty", "combined", "negative", "longer", "more", "null"};
    if (tokens[i].text == "cannot" && is_word(tokens[i + 1], "be") && i + 2 < tokens.size() &&
        is_one_of(tokens[i + 2].text, states))
      return true;
    if (std::any_of(demands.begin(), demands.end(), says)) return true;
    if (!sentence.listed && is_default(tokens, i)) return true;
  }
  return false;
}

bool says_mended(const std::vector<Sentence>& description) {
  constexpr std::array<std::string_view, 14> signs = {"truncate",
                                                      "truncated",
                                                      "truncates",
                                                      "reduces",
                                                      "reduced",
                                                      "clamped",
                                                      "capped",
                                                      "coerced",
                                                      "adjusted",
                                                      "rounded",
                                                      "shortened",
                                                      "replaced",
                                                      "ignored",
                                                      "cut"};
  // Of Russian words, whose ends tell more than we need, the stems.
  constexpr std::array<std::string_view, 9> stems = {
      "обреза", "усек", "игнориру", "округл", "сокраща", "сократ", "отбрас", "уменьша", "заменя"};
  const auto has_stem = [&](const Sentence& sentence) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& one) {
      return std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) {
        return one.text.starts_with(stem);
      });
    });
  };
  // What goes from both ends is no part of the value that is measured.
  constexpr std::array<std::string_view, 3> blanks = {"spaces", "whitespace", "blanks"};
  const auto any_of = [](const Sentence& sentence, const auto& words) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& one) {
      return one.kind == Token::Kind::word && is_one_of(one.text, words);
    });
  };
  return std::any_of(description.begin(), description.end(), [&](const Sentence& one) {
    return any_of(one, signs) || has_stem(one) ||
           (any_of(one, std::array<std::string_view, 1>{"trimmed"}) && !any_of(one, blanks));
  });
}

}  // namespace assay::docs
