#include "tree/yaml_places.h"

#include <algorithm>
#include <array>

namespace assay::tree {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

std::size_t YamlPlaces::skip_blanks(std::size_t at) const {
  while (at < text_.size()) {
    if (is_blank(text_[at])) {
      ++at;
    } else if (text_[at] == '#' && (at == 0 || is_blank(text_[at - 1]))) {
      at = std::min(text_.find('\n', at), text_.size());
    } else {
      break;
    }
  }
  return at;
}

std::size_t YamlPlaces::end_of_word(std::size_t at) const {
  const bool verbatim = text_.substr(std::min(at, text_.size())).starts_with("!<");
  for (; at < text_.size() && !is_blank(text_[at]); ++at) {
    const char c = text_[at];
    if (!verbatim && (c == ',' || c == ']' || c == '}' || c == '[' || c == '{')) break;
  }
  return at;
}

std::size_t YamlPlaces::skip_properties(std::size_t at, const YamlProperties& properties) const {
  // What is not the node's own belongs to its first key, or to what follows a value left out.
  bool tag = !properties.tag.empty();
  bool anchor = properties.anchor != 0;
  while ((char_at(at) == '!' && tag) || (char_at(at) == '&' && anchor)) {
    (char_at(at) == '!' ? tag : anchor) = false;
    at = skip_blanks(end_of_word(at));
  }
  return at;
}

std::size_t YamlPlaces::find_anchor(std::size_t at) const {
  while (char_at(at) == '!')
    at = skip_blanks(end_of_word(at));
  return char_at(at) == '&' ? at : std::string_view::npos;
}

std::size_t YamlPlaces::behind_colon(std::size_t at) const {
  const auto colon = skip_blanks(at);
  return char_at(colon) == ':' ? colon + 1 : at;
}

bool YamlPlaces::is_plain(std::size_t at) const {
  const char c = char_at(at);
  return c != '"' && c != '\'' && c != '|' && c != '>';
}

bool YamlPlaces::is_empty_quoted(std::size_t at) const {
  const char quote = char_at(at);
  if (quote != '"' && quote != '\'') return false;
  ++at;
  while (quote == '"' && char_at(at) == '\\' &&
         (char_at(at + 1) == '\n' || char_at(at + 1) == '\r')) {
    at = std::min(text_.find_first_not_of(" \t\r\n", at + 1), text_.size());
  }
  return char_at(at) == quote;
}

std::size_t YamlPlaces::end_of_quoted(std::size_t at) const {
  const char quote = text_[at];
  for (++at; at < text_.size(); ++at) {
    if (text_[at] == '\\' && quote == '"') {
      ++at;
    } else if (text_[at] == quote) {
      if (quote == '"' || char_at(at + 1) != '\'') return at + 1;
      ++at;
    }
  }
  return std::string_view::npos;
}

std::size_t YamlPlaces::unclosed_quote(std::size_t at) const {
  while ((at = text_.find_first_of("\"'#", at)) < text_.size()) {
    const char before = at == 0 ? '\n' : text_[at - 1];
    const bool opens =
        is_blank(before) || before == '[' || before == '{' || before == ',' || before == ':';
    if (text_[at] == '#') {
      at = is_blank(before) ? std::min(text_.find('\n', at), text_.size()) : at + 1;
    } else if (!opens) {
      ++at;
    } else {
      const auto end = end_of_quoted(at);
      if (end == std::string_view::npos) return at;
      at = end;
    }
  }
  return std::string_view::npos;
}

std::size_t YamlPlaces::nested_bracket(std::size_t at, std::size_t depth) const {
  std::size_t open = 0;
  for (; (at = text_.find_first_of("[]{}", at)) < text_.size(); ++at) {
    if (text_[at] == '[' || text_[at] == '{') {
      if (++open == depth) return at;
    } else if (open > 0) {
      --open;
    }
  }
  return std::string_view::npos;
}

/// Folding changes nothing but blanks, so the other characters of text and value are the same.
std::size_t YamlPlaces::end_of_folded(std::size_t at, std::string_view value) const {
  auto end = at;
  for (const char c : value) {
    if (is_blank(c)) continue;
    while (at < text_.size() && is_blank(text_[at]))
      ++at;
    if (char_at(at) != c) return end;
    end = ++at;
  }
  return end;
}

std::size_t YamlPlaces::end_of_scalar(std::size_t at, std::string_view value) const {
  const char c = char_at(at);
  if (c == '"' || c == '\'') return std::min(end_of_quoted(at), text_.size());
  if (c != '|' && c != '>') {
    if (text_.substr(at).starts_with(value)) return at + value.size();
    return end_of_folded(at, value);
  }
  auto header = at + 1;
  while (header < text_.size() && !is_blank(text_[header]))
    ++header;
  const auto line_end = std::min(text_.find('\n', header), text_.size());
  return std::max(header, end_of_folded(line_end, value));
}

std::size_t YamlPlaces::end_of_flow(std::size_t at) const {
  const auto first = at;
  while (true) {
    at = skip_blanks(at);
    const char c = char_at(at);
    if (c == ']' || c == '}') return at + 1;
    if (c != ',' && c != ':' && c != '?') return first;
    ++at;
  }
}

std::size_t YamlPlaces::dash_behind(std::size_t at) const {
  at = skip_blanks(at);
  return char_at(at) == '-' ? at : std::string_view::npos;
}

std::size_t YamlPlaces::column(std::size_t at) const {
  if (at == 0) return 0;
  const auto line_break = text_.rfind('\n', at - 1);
  return line_break == std::string_view::npos ? at : at - line_break - 1;
}

std::size_t YamlPlaces::null_word(std::size_t at) const {
  constexpr std::array<std::string_view, 4> words{"~", "null", "Null", "NULL"};
  if (at >= text_.size()) return 0;
  for (const auto word : words) {
    if (!text_.substr(at).starts_with(word)) continue;
    const char next = char_at(at + word.size());
    if (next == '\0' || next == ':' || next == ',' || next == ']' || next == '}' || is_blank(next))
      return word.size();
  }
  return 0;
}

}  // namespace assay::tree
