#include <algorithm>
#include <array>

#include "docs/limit_rules.h"

// Which sentences state what no rule of a limit reads, and could be tested all the same.

namespace assay::docs {

bool is_testable(const Sentence& sentence) {
  using Pair = std::array<std::string_view, 2>;
  // With a number or a value anywhere beside them.
  constexpr std::array<std::string_view, 5> measures = {
      "max", "maximum", "min", "minimum", "exceed"};
  // With a number behind them.
  constexpr std::array<Pair, 8> bounds = {{{"at", "least"},
                                           {"at", "most"},
                                           {"up", "to"},
                                           {"more", "than"},
                                           {"less", "than"},
                                           {"longer", "than"},
                                           {"greater", "than"},
                                           {"multiple", "of"}}};
  constexpr std::array<Pair, 18> demands = {{{"must", "be"},
                                             {"must", "not"},
                                             {"must", "contain"},
                                             {"must", "start"},
                                             {"must", "begin"},
                                             {"must", "match"},
                                             {"must", "have"},
                                             {"must", "consist"},
                                             {"cannot", "begin"},
                                             {"cannot", "start"},
                                             {"cannot", "contain"},
                                             {"cannot", "consist"},
                                             {"cannot", "exceed"},
                                             {"be", "unique"},
                                             {"allowed", "characters"},
                                             {"the", "range"},
                                             {"not", "unique"},
                                             {"non-empty", "string"}}};
  constexpr std::array<Pair, 4> defaults = {
      {{"default", "is"}, {"default", "value"}, {"defaults", "to"}, {"by", "default"}}};
  const auto& tokens = sentence.tokens;
  const auto counts = [](const Token& one) {
    return one.kind == Token::Kind::number || one.kind == Token::Kind::code || is_mark(one, "n");
  };
  const bool counted = std::any_of(tokens.begin(), tokens.end(), counts);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != Token::Kind::word) continue;
    if (counted && is_one_of(tokens[i].text, measures)) return true;
    if (i + 1 == tokens.size()) break;
    const auto says = [&](const Pair& pair) {
      return tokens[i].text == pair[0] && is_word(tokens[i + 1], pair[1]);
    };
    constexpr std::array<std::string_view, 6> states = {
        "empty", "combined", "negative", "longer", "more", "null"};
    if (tokens[i].text == "cannot" && is_word(tokens[i + 1], "be") && i + 2 < tokens.size() &&
        is_one_of(tokens[i + 2].text, states))
      return true;
    const bool ranges = tokens[i].text == "from" && i + 3 < tokens.size() &&
                        tokens[i + 1].kind == Token::Kind::number && is_word(tokens[i + 2], "to") &&
                        tokens[i + 3].kind == Token::Kind::number;
    if (ranges) return true;
    const bool bounded = i + 2 < tokens.size() && counts(tokens[i + 2]);
    if (std::any_of(demands.begin(), demands.end(), says) ||
        (bounded && std::any_of(bounds.begin(), bounds.end(), says)) ||
        (counted && !sentence.listed && std::any_of(defaults.begin(), defaults.end(), says)))
      return true;
  }
  return false;
}

bool says_mended(const std::vector<Sentence>& description) {
  constexpr std::array<std::string_view, 13> signs = {"truncate",
                                                      "truncated",
                                                      "truncates",
                                                      "reduces",
                                                      "reduced",
                                                      "clamped",
                                                      "capped",
                                                      "rounded",
                                                      "shortened",
                                                      "replaced",
                                                      "trimmed",
                                                      "ignored",
                                                      "cut"};
  for (const auto& sentence : description) {
    for (const auto& token : sentence.tokens) {
      if (token.kind == Token::Kind::word && is_one_of(token.text, signs)) return true;
    }
  }
  return false;
}

}  // namespace assay::docs
