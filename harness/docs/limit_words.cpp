#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <utility>
#include <vector>

#include "docs/limit_doubts.h"

// How the patterns of the rules are matched.

namespace assay::docs {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t longest_subject = 4;
constexpr std::size_t most_limits = 8;  // of one sentence that can be told apart

/// One place of a pattern.
struct Part {
  std::vector<std::string> choices;
  bool optional = false;
};

struct Pattern {
  const LimitRule* rule = nullptr;
  std::vector<Part> parts;
  /// The first letters of what it may begin with: most patterns do not begin where one looks.
  std::bitset<256> beginnings;
};

std::vector<std::string> cut_at(std::string_view text, char mark) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const auto end = std::min(text.find(mark), text.size());
    if (end > 0) pieces.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

bool is_variable(std::string_view choice) {
  return choice == "SUBJECT" || choice == "V" || choice == "N" || choice == "M";
}

std::bitset<256> beginnings_of(const std::vector<Part>& parts) {
  std::bitset<256> letters;
  for (const auto& part : parts) {
    for (const auto& choice : part.choices)
      letters.set(static_cast<unsigned char>(choice.front()));
    if (is_variable(part.choices.front())) letters.set();
    if (!part.optional) break;
  }
  return letters;
}

/// An empty text of code is a value like any other.
bool may_begin(const Pattern& pattern, const Token& token) {
  return token.text.empty() ||
         pattern.beginnings.test(static_cast<unsigned char>(token.text.front()));
}

std::vector<Pattern> read_patterns() {
  std::vector<Pattern> patterns;
  for (const auto& rule : limit_rules()) {
    for (const auto written : rule.patterns) {
      Pattern pattern{.rule = &rule, .parts = {}, .beginnings = {}};
      for (auto& piece : cut_at(written, ' ')) {
        const bool optional = piece.ends_with('?');
        if (optional) piece.pop_back();
        pattern.parts.push_back({cut_at(piece, '|'), optional});
      }
      pattern.beginnings = beginnings_of(pattern.parts);
      patterns.push_back(std::move(pattern));
    }
  }
  return patterns;
}

/// What a limit on the length of a text may be said of, and not of a part of it or of several.
bool is_subject(const Tokens& tokens, std::size_t begin, std::size_t end) {
  constexpr std::array<std::string_view, 14> last = {"title",
                                                     "name",
                                                     "value",
                                                     "text",
                                                     "code",
                                                     "string",
                                                     "length",
                                                     "description",
                                                     "identifier",
                                                     "url",
                                                     "email",
                                                     "phone",
                                                     "password",
                                                     "comment"};
  constexpr std::array<std::string_view, 13> others = {"total",
                                                       "full",
                                                       "final",
                                                       "each",
                                                       "all",
                                                       "every",
                                                       "and",
                                                       "or",
                                                       "of",
                                                       "combined",
                                                       "encoded",
                                                       "key",
                                                       "its"};
  if (end == begin || end - begin > longest_subject || !is_one_of(tokens[end - 1].text, last))
    return false;
  return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](const Token& one) {
                       return one.kind == Token::Kind::word && !is_one_of(one.text, others);
                     });
}

/// How many tokens from `at` on are a value: `x`, 5, true, an empty string.
std::size_t take_value(const Tokens& tokens, std::size_t at, Captured& captured) {
  const auto& token = tokens[at];
  captured.first = token.text;
  captured.is_code = token.kind == Token::Kind::code;
  if (captured.is_code || token.kind == Token::Kind::number) return 1;
  if (is_word(token, "true") || is_word(token, "false") || is_word(token, "null")) return 1;
  const auto empty = is_word(token, "an") ? at + 1 : at;
  if (empty + 1 >= tokens.size() || !is_word(tokens[empty], "empty") ||
      !is_word(tokens[empty + 1], "string"))
    return 0;
  captured.first.clear();
  captured.is_code = true;
  return empty + 2 - at;
}

/// The place behind the match of `parts` from `part` on; npos where there is none.
std::size_t match(const std::vector<Part>& parts,
                  std::size_t part,
                  const Tokens& tokens,
                  std::size_t at,
                  Captured& captured) {
  if (part == parts.size()) return at;
  const auto& [choices, optional] = parts[part];
  if (at < tokens.size()) {
    const auto& token = tokens[at];
    const auto& choice = choices.front();
    if (choice == "SUBJECT") {
      const auto last = std::min(tokens.size(), at + longest_subject + 1);
      for (std::size_t end = at + 1; end < last; ++end) {
        if (!is_subject(tokens, at, end)) continue;
        const auto found = match(parts, part + 1, tokens, end, captured);
        if (found != npos) return found;
      }
    } else if (choice == "V") {
      const auto taken = take_value(tokens, at, captured);
      return taken == 0 ? npos : match(parts, part + 1, tokens, at + taken, captured);
    } else if (choice == "N" || choice == "M") {
      const bool zero = is_word(token, "zero");
      if (token.kind == Token::Kind::number || zero) {
        (choice == "N" ? captured.first : captured.second) = zero ? "0" : token.text;
        const auto found = match(parts, part + 1, tokens, at + 1, captured);
        if (found != npos) return found;
      }
    } else if (token.kind != Token::Kind::code && token.kind != Token::Kind::number &&
               std::find(choices.begin(), choices.end(), token.text) != choices.end()) {
      const auto found = match(parts, part + 1, tokens, at + 1, captured);
      if (found != npos) return found;
    }
  }
  return optional ? match(parts, part + 1, tokens, at, captured) : npos;
}

/// A limit holds for what is given anyway: "at least 1 if specified".
std::size_t skip_if_given(const Tokens& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 5> given = {
      "specified", "provided", "set", "given", "passed"};
  const bool skips =
      at + 1 < tokens.size() && is_word(tokens[at], "if") && is_one_of(tokens[at + 1].text, given);
  return skips ? at + 2 : at;
}

bool begins_here(const Tokens& tokens, std::size_t at) {
  return at == 0 || is_mark(tokens[at - 1], ",():") || is_mark(tokens[at], "(");
}

bool ends_here(const Tokens& tokens, std::size_t at, const Captured& captured) {
  return at == tokens.size() || is_mark(tokens[at], ",()") ||
         (captured.is_code && is_mark(tokens[at], "-"));
}

contract::Level level_of(const Tokens& tokens) {
  const bool should = std::any_of(tokens.begin(), tokens.end(), [](const Token& one) {
    return is_word(one, "should") || is_word(one, "recommended") || is_word(one, "следует") ||
           is_word(one, "рекомендуется");
  });
  return should ? contract::Level::should : contract::Level::must;
}

/// Whether a token may stand at the place of a number or a value.
bool may_be_value(const Token& token) {
  constexpr std::array<std::string_view, 5> words = {"true", "false", "null", "empty", "zero"};
  return token.kind == Token::Kind::number || token.kind == Token::Kind::code ||
         (token.kind == Token::Kind::word && is_one_of(token.text, words));
}

/// The first pattern that matches from `at` on; without values only one that needs none.
std::optional<LimitMatch> match_at(const Tokens& tokens,
                                   std::size_t at,
                                   const std::vector<Measured>& kinds,
                                   bool has_values) {
  static const auto patterns = read_patterns();
  for (const auto& pattern : patterns) {
    if (!may_begin(pattern, tokens[at])) continue;
    const auto& rule = *pattern.rule;
    if (!has_values && rule.fixed.empty()) continue;
    if (std::find(kinds.begin(), kinds.end(), rule.measured) == kinds.end()) continue;
    Captured captured;
    auto end = match(pattern.parts, 0, tokens, at, captured);
    if (end != npos) end = skip_if_given(tokens, end);
    if (end == npos || !ends_here(tokens, end, captured)) continue;
    if (!rule.fixed.empty()) captured.first = rule.fixed;
    if (captured.second.empty()) captured.second = captured.first;
    return LimitMatch{&rule, at, end, std::move(captured)};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Limit> limits_in(const Sentence& sentence, const std::vector<Measured>& kinds) {
  const auto& tokens = sentence.tokens;
  std::vector<LimitMatch> matches;
  const bool has_values = std::any_of(tokens.begin(), tokens.end(), may_be_value);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!begins_here(tokens, at)) continue;
    auto found = match_at(tokens, at, kinds, has_values);
    if (!found || (is_mark(tokens[at], "(") && is_span_of_time(tokens, at + 1, true))) continue;
    at = std::max(at, found->end - 1);  // on behind it
    matches.push_back(std::move(*found));
  }
  std::vector<Limit> limits;
  const auto level = level_of(tokens);
  for (const auto& [rule, begin, end, captured] : matches) {
    const bool doubtful =
        matches.size() > most_limits || is_doubtful(tokens, {rule, begin, end, captured}, matches);
    const bool bare = rule->measured == Measured::entries;
    Limit limit{
        rule->first, captured.first, captured.is_code, level, sentence.text, doubtful, bare};
    limits.push_back(limit);
    if (rule->second.empty()) continue;
    limit.keyword = rule->second;
    limit.value = captured.second;
    limits.push_back(std::move(limit));
  }
  return limits;
}

}  // namespace assay::docs
