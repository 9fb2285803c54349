#include "tree/json_mistake.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/diagnostic.h"
#include "text/utf8.h"
#include "tree/shown.h"

namespace assay::tree {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$';
}

std::string_view word_at(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_word);
  return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
}

/// Where a bare word stands, the JSON that was likely meant.
std::string_view meant_by(std::string_view word) {
  if (word == "True" || word == "TRUE" || word == "yes") return "true";
  if (word == "False" || word == "FALSE" || word == "no") return "false";
  if (word == "None" || word == "NULL" || word == "Null" || word == "nil" || word == "undefined")
    return "null";
  return {};
}

std::string_view words_of(Wanted wanted) {
  switch (wanted) {
    case Wanted::value:
      return "a value";
    case Wanted::key:
      return "a key in double quotes";
    case Wanted::colon:
      return "`:`";
    case Wanted::comma_or_brace:
      return "`,` or `}`";
    case Wanted::comma_or_bracket:
      return "`,` or `]`";
    case Wanted::end:
      return "the end of the text";
  }
  return "something else";
}

JsonMistake bare_word(std::string_view word, Wanted wanted) {
  JsonMistake mistake{
      .code = "json.bare-word",
      .message = fmt::format("`{}` stands where {} should", shown(word), words_of(wanted)),
      .advice = fmt::format("put it in quotes: `\"{}\"`", shown(word)),
      .size = word.size()};
  if (word == "NaN" || word == "Infinity") {
    mistake.message = fmt::format("JSON has no `{}`", word);
    mistake.advice = "write a number, `null` or a string";
  } else if (const auto meant = meant_by(word); !meant.empty() && wanted == Wanted::value) {
    mistake.advice = fmt::format("write `{}`", meant);
  }
  return mistake;
}

JsonMistake at_end(Wanted wanted) {
  return {.code = "json.unfinished",
          .message = fmt::format("the text ends where {} should stand", words_of(wanted)),
          .advice = {},
          .size = 0};
}

/// Something else where only punctuation may stand.
JsonMistake unpunctuated(std::string_view piece, std::size_t size, Wanted wanted) {
  JsonMistake mistake{
      .code = "json.missing-comma",
      .message = fmt::format("`{}` stands where {} should", piece, words_of(wanted)),
      .advice = "put a comma before it",
      .size = size};
  if (wanted == Wanted::colon) {
    mistake.code = "json.missing-colon";
    mistake.advice = "put a colon between the key and its value";
  } else if (wanted == Wanted::end) {
    mistake = {.code = "json.trailing-text",
               .message = "more text follows the one value",
               .advice = "keep one value: an object, an array, or a scalar",
               .size = size};
  }
  return mistake;
}

JsonMistake unquoted(std::string_view text, std::size_t at, Wanted wanted) {
  const auto rest = text.substr(at);
  if (rest.starts_with("...") || rest.starts_with("\u2026")) {
    return {.code = "json.ellipsis",
            .message = fmt::format("`...` stands where {} should", words_of(wanted)),
            .advice = "write the values out, or leave them away",
            .size = 3};
  }
  if (rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with("#")) {
    return {.code = "json.comment",
            .message = "JSON has no comments",
            .advice = "remove it",
            .size = std::min(rest.find('\n'), rest.size())};
  }
  if (rest.front() == '\'') {
    return {.code = "json.single-quotes",
            .message = "a string stands in single quotes",
            .advice = "use double quotes: JSON has no others"};
  }
  if (rest.starts_with("\u201C") || rest.starts_with("\u201D")) {
    return {.code = "json.curly-quotes",
            .message = "a string stands in curly quotes",
            .advice = "use `\"`: JSON has no others",
            .size = 3};
  }
  const auto word = word_at(text, at);
  const auto size =
      word.empty() ? std::max<std::size_t>(1, text::decode_front(rest).size) : word.size();
  const auto piece = shown(rest.substr(0, size));
  const bool closes = rest.front() == '}' || rest.front() == ']';
  if (wanted != Wanted::value && wanted != Wanted::key && !closes)
    return unpunctuated(piece, size, wanted);
  if (!word.empty()) return bare_word(word, wanted);
  return {.code = "json.syntax",
          .message = fmt::format("`{}` stands where {} should", piece, words_of(wanted)),
          .advice = {},
          .size = size};
}

bool follows_comma(std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at).find_last_not_of(" \t\r\n");
  return before != std::string_view::npos && text[before] == ',';
}

}  // namespace

JsonMistake name_mistake(std::string_view text, std::size_t at, Wanted wanted) {
  if (at >= text.size()) return at_end(wanted);
  const char c = text[at];
  if ((c == '}' || c == ']') && follows_comma(text, at)) {
    return {.code = "json.trailing-comma",
            .message = fmt::format("a comma stands before `{}`", c),
            .advice = "remove the comma"};
  }
  return unquoted(text, at, wanted);
}

}  // namespace assay::tree
