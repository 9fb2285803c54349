#include "docs/limit_doubts.h"

#include <algorithm>
#include <array>

namespace assay::docs {
namespace {

constexpr std::size_t longest_number = 15;  // digits that a double holds

constexpr std::array<std::string_view, 19> conditions = {"if",
                                                         "when",
                                                         "unless",
                                                         "otherwise",
                                                         "depending",
                                                         "depends",
                                                         "varies",
                                                         "example",
                                                         "e.g",
                                                         "except",
                                                         "where",
                                                         "while",
                                                         "если",
                                                         "когда",
                                                         "кроме",
                                                         "иначе",
                                                         "зависит",
                                                         "зависимости",
                                                         "например"};

/// Whether words before the match make it hold only sometimes.
bool is_conditional_before(const Tokens& tokens, std::size_t begin) {
  for (std::size_t i = 0; i < begin; ++i) {
    const bool opens = i == 0 || is_mark(tokens[i - 1], ",(");
    constexpr std::array<std::string_view, 3> cases = {"for", "для", "при"};
    if (is_one_of(tokens[i].text, conditions) || (opens && is_one_of(tokens[i].text, cases)))
      return true;
  }
  return false;
}

bool is_value(const Token& token) {
  return token.kind == Token::Kind::number || is_mark(token, "n");
}

bool is_count(std::string_view number) {
  return number.find_first_of("-.") == std::string_view::npos;
}

/// Whether the keyword can have these numbers, and in this order.
bool fits(const LimitRule& rule, const Captured& captured) {
  if (rule.measured == Measured::anything) return true;
  const bool counts = rule.measured != Measured::number;
  for (const auto& text : {captured.first, captured.second}) {
    if (text.size() > longest_number) return false;
    if (counts && !is_count(text)) return false;
  }
  if (rule.first == "multipleOf" && (captured.first == "0" || !is_count(captured.first)))
    return false;
  return !rule.first.starts_with("min") || rule.second.empty() ||
         number_of(captured.first) <= number_of(captured.second);
}

bool is_read(std::size_t at, const std::vector<LimitMatch>& matches) {
  return std::any_of(matches.begin(), matches.end(), [&](const LimitMatch& one) {
    return at >= one.begin && at < one.end;
  });
}

/// Whether words behind the match, that no other match reads, make it hold only sometimes.
bool is_conditional_behind(const Tokens& tokens,
                           std::size_t end,
                           const std::vector<LimitMatch>& matches) {
  constexpr std::array<std::string_view, 17> next = {"for",
                                                     "but",
                                                     "and",
                                                     "or",
                                                     "in",
                                                     "with",
                                                     "which",
                                                     "для",
                                                     "но",
                                                     "и",
                                                     "или",
                                                     "в",
                                                     "во",
                                                     "с",
                                                     "при",
                                                     "на",
                                                     "которые"};
  constexpr std::array<std::string_view, 14> anywhere = {"unless",
                                                         "otherwise",
                                                         "depending",
                                                         "except",
                                                         "unlimited",
                                                         "exclusive",
                                                         "excluding",
                                                         "кроме",
                                                         "иначе",
                                                         "зависимости",
                                                         "зависит",
                                                         "исключением",
                                                         "исключая",
                                                         "исключительно"};
  for (std::size_t i = end; i < tokens.size(); ++i) {
    if (is_one_of(tokens[i].text, anywhere)) return true;
  }
  if (end + 1 >= tokens.size() || is_read(end + 1, matches)) return false;
  const auto& behind = tokens[end + 1];
  const bool shows =
      end + 2 < tokens.size() && is_word(behind, "for") && is_word(tokens[end + 2], "example");
  if (shows) return false;
  return is_one_of(behind.text, next) || is_word(behind, "of") ||
         (!is_mark(tokens[end], ")") && is_one_of(behind.text, conditions));
}

/// Whether numbers, or for a default values, stand behind the match that no rule reads: those of
/// another case.
bool goes_on(const Tokens& tokens,
             const LimitMatch& match,
             const std::vector<LimitMatch>& matches) {
  const bool any = match.rule->measured == Measured::anything;
  auto from = match.end;
  // `3600 (1h)` is the same once more.
  const bool again = from + 2 < tokens.size() && is_mark(tokens[from], "(") &&
                     is_mark(tokens[from + 1], "n") && is_mark(tokens[from + 2], ")");
  if (again) from += 3;
  for (auto i = from; i < tokens.size(); ++i) {
    const bool value = is_value(tokens[i]) ||
                       (any && (tokens[i].kind == Token::Kind::code || is_word(tokens[i], "true") ||
                                is_word(tokens[i], "false") || is_word(tokens[i], "null")));
    if (value && !is_read(i, matches)) return true;
  }
  return false;
}

/// Before a colon may stand the case that the limit holds for: `1h: at most 24`.
bool is_of_a_case(const Tokens& tokens, std::size_t begin, const std::vector<LimitMatch>& matches) {
  constexpr std::array<std::string_view, 34> heads = {
      "note",        "optional",   "required",    "length",    "limit",    "limits",
      "value",       "values",     "restriction", "default",   "range",    "restrictions",
      "format",      "max",        "maximum",     "min",       "minimum",  "important",
      "allowed",     "possible",   "valid",       "the",       "size",     "constraints",
      "acceptable",  "accepted",   "длина",       "значение",  "значения", "диапазон",
      "ограничение", "допустимые", "важно",       "примечание"};
  auto colon = begin;
  while (colon > 0 && (!is_mark(tokens[colon - 1], ":") || is_read(colon - 1, matches)))
    --colon;
  return !std::all_of(
      tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(colon), [&](const Token& one) {
        return is_mark(one, ",():") ||
               (one.kind == Token::Kind::word && is_one_of(one.text, heads));
      });
}

/// Whether the sentence speaks of a part of the value, or of one of several in it.
bool is_of_a_part(const Tokens& tokens, const LimitMatch& match) {
  constexpr std::array<std::string_view, 10> several = {"each",
                                                        "every",
                                                        "per",
                                                        "каждый",
                                                        "каждая",
                                                        "каждое",
                                                        "каждого",
                                                        "каждой",
                                                        "каждом",
                                                        "каждому"};
  constexpr std::array<std::string_view, 27> parts = {
      "list",      "lists",  "comma-separated", "separated", "delimited", "first",   "last",
      "line",      "lines",  "prefix",          "suffix",    "preview",   "part",    "parts",
      "array",     "items",  "segment",         "segments",  "список",    "запятую", "первая",
      "последняя", "строки", "префикс",         "суффикс",   "часть",     "массив"};
  constexpr std::array<std::string_view, 13> measures = {"length",
                                                         "size",
                                                         "long",
                                                         "characters",
                                                         "value",
                                                         "values",
                                                         "depth",
                                                         "levels",
                                                         "width",
                                                         "height",
                                                         "длина",
                                                         "размер",
                                                         "символов"};
  if (match.rule->measured == Measured::number || match.rule->measured == Measured::anything)
    return false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != Token::Kind::word) continue;
    if (is_one_of(tokens[i].text, several)) return true;
    if (match.rule->measured == Measured::entries && is_one_of(tokens[i].text, measures))
      return true;
    const bool named = i + 1 < tokens.size() && is_word(tokens[i + 1], "name");
    if (match.rule->measured == Measured::text && i < match.begin && !named &&
        is_one_of(tokens[i].text, parts))
      return true;
  }
  return false;
}

/// Whether two numbers, from `at` on, may be years, or a year and its month.
bool are_dates(const Tokens& tokens, std::size_t at) {
  constexpr double first_year = 1500;
  constexpr double last_year = 2199;
  constexpr double months = 12;
  const auto number = [&](std::size_t i) {
    const bool counts = i < tokens.size() && tokens[i].kind == Token::Kind::number;
    return counts ? number_of(tokens[i].text) : -1;
  };
  const auto is_year = [](double one) { return one >= first_year && one <= last_year; };
  const auto last = number(at + 2);
  return is_year(number(at)) && (is_year(last) || (last > 0 && last <= months));
}

/// A range in parentheses says nothing itself of what it is: `(1-200)`. It is a limit where it, and
/// a default, are the only numbers of a sentence that it ends: `Rows (1-200, default 20)`.
bool is_bare_range(const Tokens& tokens,
                   const LimitMatch& match,
                   const std::vector<LimitMatch>& matches) {
  constexpr std::array<std::string_view, 42> others = {
      "reserved", "section", "sections", "version",  "versions",  "chapter",   "chapters",
      "pages",    "below",   "above",    "except",   "excluding", "not",       "without",
      "step",     "steps",   "figure",   "table",    "appendix",  "line",      "lines",
      "other",    "low",     "medium",   "high",     "usually",   "typically", "outside",
      "error",    "errors",  "release",  "releases", "since",     "версия",    "версии",
      "раздел",   "раздела", "пункт",    "страница", "страницы",  "шаг",       "кроме"};
  if (!is_mark(tokens[match.begin], "(")) return false;
  if (!is_mark(tokens.back(), ")") || are_dates(tokens, match.begin + 1)) return true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    if (is_mark(token, "(") && i != match.begin) return true;
    if (is_value(token) && !is_read(i, matches)) return true;
    if (token.kind == Token::Kind::word && is_one_of(token.text, others)) return true;
    const bool counted = i > 0 && (is_word(tokens[i - 1], "per") || is_word(tokens[i - 1], "a"));
    if (is_word(token, "page") && !counted) return true;
  }
  return false;
}

}  // namespace

bool is_span_of_time(const Tokens& tokens, std::size_t at, bool of_number) {
  constexpr std::array<std::string_view, 12> times = {"date",
                                                      "dates",
                                                      "dated",
                                                      "release",
                                                      "releases",
                                                      "released",
                                                      "published",
                                                      "century",
                                                      "month",
                                                      "months",
                                                      "since",
                                                      "war"};
  const auto any = [&](const auto& words) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& one) {
      return one.kind == Token::Kind::word && is_one_of(one.text, words);
    });
  };
  constexpr std::array<std::string_view, 2> years = {"year", "years"};
  return are_dates(tokens, at) && !any(years) && (!of_number || any(times));
}

bool is_doubtful(const Tokens& tokens,
                 const LimitMatch& match,
                 const std::vector<LimitMatch>& matches) {
  return !fits(*match.rule, match.captured) || is_conditional_before(tokens, match.begin) ||
         is_conditional_behind(tokens, match.end, matches) || goes_on(tokens, match, matches) ||
         is_of_a_case(tokens, match.begin, matches) || is_of_a_part(tokens, match) ||
         is_bare_range(tokens, match, matches);
}

}  // namespace assay::docs
