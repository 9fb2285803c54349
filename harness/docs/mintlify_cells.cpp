#include "docs/mintlify_cells.h"

#include <algorithm>

#include "docs/words.h"

namespace assay::docs::mintlify {

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

}  // namespace assay::docs::mintlify
