#include "docs/cell_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "docs/nodes.h"
#include "docs/words.h"
#include "tree/read.h"

namespace assay::docs {
namespace {

constexpr auto npos = std::string_view::npos;

/// Whether a value of that type is one of these; of none it always is.
bool may_be(const std::vector<std::string_view>& types, std::string_view type) {
  return types.empty() || std::any_of(types.begin(), types.end(), [&](std::string_view one) {
           return one == type || (one == "number" && type == "integer");
         });
}

}  // namespace

std::string_view bare(std::string_view cell) {
  constexpr std::string_view marks = "*`_ ";
  const auto code = cell.find('`');
  const auto end = code == npos ? npos : cell.find('`', code + 1);
  if (end != npos && cell.find_first_not_of(marks) > code)
    return trimmed(cell.substr(code + 1, end - code - 1));
  while (cell.starts_with('*'))
    cell.remove_prefix(1);
  while (cell.ends_with('*') && !cell.ends_with("\\*"))
    cell.remove_suffix(1);
  return trimmed(cell);
}

std::optional<bool> answer_of(std::string_view cell) {
  const auto word = lower_letters(bare(cell));
  for (const std::string_view yes :
       {"yes", "true", "required", "y", "✓", "✅", "✔", "mandatory", "да"}) {
    if (word == yes) return true;
  }
  for (const std::string_view no :
       {"no", "false", "optional", "n", "-", "–", "—", "", "✗", "❌", "✘", "✕", "нет"}) {
    if (word == no) return false;
  }
  return std::nullopt;
}

bool is_blank_default(std::string_view cell) {
  constexpr std::array<std::string_view, 7> words = {
      "–", "—", "none", "n/a", "null", "required", "undefined"};
  const auto word = lower_case(bare(cell));
  return word.find_first_not_of('-') == npos ||
         (one_value(cell) && std::find(words.begin(), words.end(), word) != words.end());
}

std::optional<std::string_view> one_value(std::string_view cell) {
  while (cell.size() > 4 && cell.starts_with("**") && cell.ends_with("**"))
    cell = trimmed(cell.substr(2, cell.size() - 4));
  const auto inside = [&](std::string_view quote) {
    return cell.size() > 1 && quote.find(cell.front()) != npos &&
           cell.find(cell.front(), 1) == cell.size() - 1;
  };
  const bool code = inside("`");
  if (code) cell = trimmed(cell.substr(1, cell.size() - 2));
  if (inside("\"'")) return cell.substr(1, cell.size() - 2);
  for (const std::string_view word : {"calculated", "computed", "generated"}) {
    if (equal_ignoring_case(cell, word)) return std::nullopt;  // which one, nobody says
  }
  if (code || cell.starts_with('{') || cell.starts_with('[')) return cell;
  if (cell.find_first_of(" \t`\"'") != npos) return std::nullopt;
  return cell;
}

std::optional<tree::Node> default_of(text::SourceMap& sources,
                                     text::Span written,
                                     const std::vector<std::string_view>& types) {
  auto value = string_node(trimmed(sources.text(written)), written);
  text::Diagnostics ignored;
  const bool string = types.size() == 1 && types.front() == "string";
  if (!string) {
    if (auto read = tree::read_json(sources, written, ignored)) value = std::move(*read);
  }
  if (!may_be(types, type_name(value))) return std::nullopt;
  return value;
}

}  // namespace assay::docs
