#include "docs/mintlify_cells.h"

#include <algorithm>
#include <array>

#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

}  // namespace

Cells cells_of(std::string_view line) {
  if (line.starts_with('|')) line.remove_prefix(1);
  Cells cells;
  bool in_code = false;
  std::size_t from = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '`') in_code = !in_code;
    if (line[i] == '\\') {
      ++i;
      continue;
    }
    if (line[i] != '|' || in_code) continue;
    cells.push_back(trimmed(line.substr(from, i - from)));
    from = i + 1;
  }
  const auto last = trimmed(line.substr(std::min(from, line.size())));
  if (!last.empty()) cells.push_back(last);
  return cells;
}

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
  const auto word = lower_case(bare(cell));
  for (const std::string_view yes : {"yes", "true", "required", "y", "✓", "✅", "✔", "mandatory"}) {
    if (word == yes) return true;
  }
  for (const std::string_view no :
       {"no", "false", "optional", "n", "-", "–", "—", "", "✗", "❌", "✘", "✕"}) {
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
  if (code || cell.starts_with('{') || cell.starts_with('[')) return cell;
  if (cell.find_first_of(" \t`\"'") != npos) return std::nullopt;
  return cell;
}

}  // namespace assay::docs::mintlify
