#include "docs/mintlify_snippets.h"

#include <algorithm>
#include <utility>

#include "base/file_system.h"
#include "docs/mintlify_root.h"
#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t most = 200;  // of a page
constexpr std::size_t deepest = 4;

/// `Auth` and `/snippets/auth.mdx` of `import Auth from "/snippets/auth.mdx";`.
std::optional<std::pair<std::string_view, std::string_view>> import_in(std::string_view line) {
  constexpr std::string_view sign = "import ";
  constexpr std::string_view from = " from ";
  const auto middle = line.find(from);
  if (!line.starts_with(sign) || middle == npos) return std::nullopt;
  const auto name = trimmed(line.substr(sign.size(), middle - std::min(middle, sign.size())));
  const auto file = trimmed(line.substr(middle + from.size()));
  if (name.empty() || !std::all_of(name.begin(), name.end(), is_word_character))
    return std::nullopt;
  const auto close = file.size() < 2 ? npos : file.find(file.front(), 1);
  if (close == npos || (file.front() != '"' && file.front() != '\'')) return std::nullopt;
  const auto path = file.substr(1, close - 1);
  const bool is_page = path.ends_with(".mdx") || path.ends_with(".md");
  return is_page ? std::optional(std::pair(name, path)) : std::nullopt;
}

}  // namespace

Snippets::Imports Snippets::imports_of(std::string_view page) {
  Imports imports;
  while (!page.empty()) {
    if (const auto one = import_in(trimmed(take_line(page)))) imports.insert(*one);
  }
  return imports;
}

std::optional<text::Span> Snippets::open(std::string_view file,
                                         std::string_view page,
                                         std::size_t depth) {
  if (surroundings_.files == nullptr || surroundings_.root.empty() || file.empty()) return {};
  if (depth > deepest || ++count_ > most) return {};
  const auto read = [&](const std::string& path) {
    return read_below_root(sources_, surroundings_, path);
  };
  if (file.starts_with('.')) return read(base::join_path(base::folder_of(std::string(page)), file));
  while (file.starts_with('/'))
    file.remove_prefix(1);
  for (const std::string_view folder : {"snippets/", "_snippets/", ""}) {
    const auto path = base::join_path(surroundings_.root, std::string(folder) + std::string(file));
    if (auto found = read(path)) return found;
    if (auto found = read(path + ".mdx")) return found;
  }
  return {};
}

}  // namespace assay::docs::mintlify
