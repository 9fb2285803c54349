#include "docs/yfm_cells.h"

#include <algorithm>

#include "docs/words.h"

namespace assay::docs::yfm {
namespace {

constexpr auto npos = std::string_view::npos;

/// The end of the inline code that begins at `at`, behind its last backtick; npos when it does not
/// end.
std::size_t code_end(std::string_view text, std::size_t at) {
  auto ticks = at;
  while (ticks < text.size() && text[ticks] == '`')
    ++ticks;
  for (auto close = text.find('`', ticks); close != npos;) {
    auto end = close;
    while (end < text.size() && text[end] == '`')
      ++end;
    if (end - close == ticks - at) return end;
    close = text.find('`', end);
  }
  return npos;
}

std::string_view without_backticks(std::string_view code) {
  while (code.starts_with('`'))
    code.remove_prefix(1);
  while (code.ends_with('`'))
    code.remove_suffix(1);
  return trimmed(code);
}

/// `**` that no backslash stands before.
std::size_t find_bold_end(std::string_view text, std::size_t from) {
  for (auto at = from; at + 1 < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '*' && text[at + 1] == '*') {
      return at;
    }
  }
  return npos;
}

/// Takes the marks of a required parameter off the end of a name.
bool take_star(std::string& name) {
  // `UF_\*` is every name that begins so, not a required one.
  if (std::string_view(name).ends_with("_\\*")) return false;
  for (const std::string_view mark : {"^*^", "\\*", "*"}) {
    if (name.size() > mark.size() && std::string_view(name).ends_with(mark)) {
      name.erase(name.size() - mark.size());
      return true;
    }
  }
  return false;
}

bool begins_with_star(std::string_view rest) {
  rest = trimmed(rest);
  return rest.starts_with('*') || rest.starts_with("^*^") || rest.starts_with("\\*");
}

/// `\<x\>` and `a\_b` without their backslashes.
std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size() && !is_word_character(text[i + 1]) &&
                        text[i + 1] != ' ';
    if (!escape) plain += text[i];
  }
  return plain;
}

/// The code of a cell that holds nothing else.
std::string_view code_alone(std::string_view text) {
  if (text.size() < 3 || text.front() != '`' || code_end(text, 0) != text.size()) return {};
  const auto code = without_backticks(text);
  return code.find(' ') == npos ? code : std::string_view{};
}

/// A word that names a field: `user.id`, `tags[]`, perhaps with a star.
bool is_name(std::string_view text) {
  return !text.empty() && is_word_character(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_word_character(c) || std::string_view(".[]-*\\").find(c) != npos;
         });
}

std::vector<TypeName> types_in(std::string_view text) {
  std::vector<TypeName> types;
  for (auto at = text.find('`'); at != npos; at = text.find('`', at)) {
    const auto end = code_end(text, at);
    if (end == npos) break;
    TypeName type{.text = without_backticks(text.substr(at, end - at)), .link = {}};
    auto rest = text.substr(end);
    // [`a`\|`b`](link): the link belongs to all of them.
    const auto close = rest.find("](");
    const auto open = rest.find('[');
    if (close != npos && (open == npos || close < open)) {
      const auto link_end = rest.find(')', close);
      if (link_end != npos) type.link = rest.substr(close + 2, link_end - close - 2);
    }
    if (!type.text.empty()) types.push_back(type);
    at = end;
  }
  return types;
}

}  // namespace

std::vector<std::string_view> code_spans(std::string_view text) {
  std::vector<std::string_view> spans;
  for (const auto& type : types_in(text))
    spans.push_back(type.text);
  return spans;
}

NameCell read_name_cell(const text::SourceMap& sources, text::Span cell, Bare bare) {
  const auto text = sources.text(cell);
  NameCell read;
  const auto code = code_alone(text);
  if (bare == Bare::any && code.empty() && is_name(text)) {
    read.name = std::string(text);
    read.starred = take_star(read.name);
    read.span = cell;
    return read;
  }
  if (!code.empty() && bare != Bare::refused) {
    read.name = std::string(code);
    read.span = cell;
    return read;
  }
  const auto open = text.find("**");
  const auto first_code = text.find('`');
  if (open == npos || (first_code != npos && first_code < open)) return read;
  const auto close = find_bold_end(text, open + 2);
  if (close == npos) return read;
  auto name = std::string(trimmed(text.substr(open + 2, close - open - 2)));
  const auto rest = text.substr(close + 2);
  read.starred = take_star(name) || begins_with_star(rest.substr(0, rest.find('\n')));
  read.name = unescaped(without_backticks(trimmed(name)));
  const auto begin = cell.begin + static_cast<std::uint32_t>(open) + 2;
  read.span = {cell.source, begin, cell.begin + static_cast<std::uint32_t>(close)};
  read.types = types_in(rest);
  return read;
}

std::vector<TypeName> read_type_cell(std::string_view cell) {
  auto types = types_in(cell);
  if (!types.empty() || cell.empty()) return types;
  TypeName type{.text = cell, .link = {}};
  const auto middle = cell.find("](");
  if (cell.front() == '[' && middle != npos && cell.back() == ')')
    type = {.text = cell.substr(1, middle - 1), .link = cell.substr(middle + 2)};
  if (type.link.ends_with(')')) type.link.remove_suffix(1);
  return type.text.find_first_of(" \t\n") == npos ? std::vector{type} : types;
}

std::vector<std::string_view> anchors_in(std::string_view text) {
  std::vector<std::string_view> anchors;
  for (auto at = text.find("](#"); at != npos; at = text.find("](#", at + 3)) {
    const auto close = text.find(')', at);
    if (close == npos) break;
    anchors.push_back(text.substr(at + 3, close - at - 3));
  }
  return anchors;
}

std::string plain_words(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ']' && text.substr(i).starts_with("](")) {
      const auto close = text.find(')', i);
      if (close != npos) {
        i = close;
        continue;
      }
    }
    if (c != '*' && c != '`' && c != '[' && c != ']') plain += c;
  }
  return in_one_line(plain);
}

}  // namespace assay::docs::yfm
