#include "report/markdown_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/shown.h"

namespace assay::report::markdown {
namespace {

/// A fence of backticks that is longer than any run of them in `text`, and at least `least`.
std::string fence_for(std::string_view text, std::size_t least) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(std::max(least, longest + 1), '`');
}

bool is_safe_in_link(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~:/?#@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : shown(text)) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (std::string_view("\\`*_{}[]#|~!").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string code(std::string_view text) {
  const auto line = shown(text);
  if (line.empty()) return {};
  const auto fence = fence_for(line, 1);
  const bool padded = line.front() == '`' || line.back() == '`';
  std::string inner;
  for (const char c : line) {
    if (c == '|') inner += '\\';  // GitHub's tables split cells before they look for code
    inner += c;
  }
  return fmt::format("{0}{1}{2}{1}{0}", fence, padded ? " " : "", inner);
}

std::string prose(std::string_view text) {
  if (std::count(text.begin(), text.end(), '`') % 2 != 0) return plain(text);
  std::string out;
  for (bool in_code = false; !text.empty(); in_code = !in_code) {
    const auto end = std::min(text.find('`'), text.size());
    out += in_code ? code(text.substr(0, end)) : plain(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string fenced(std::string_view lines, std::string_view language) {
  const auto fence = fence_for(lines, 3);
  return fmt::format("{}{}\n{}{}\n", fence, language, shown_lines(lines, ""), fence);
}

std::string row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const auto& cell : cells)
    out += fmt::format(" {}{}|", cell, cell.empty() ? "" : " ");
  return out + "\n";
}

std::string table_head(const std::vector<std::string>& cells) {
  return row(cells) + row(std::vector<std::string>(cells.size(), "---"));
}

std::string link(std::string_view url) {
  const bool is_web = url.starts_with("https://") || url.starts_with("http://");
  if (is_web && std::all_of(url.begin(), url.end(), is_safe_in_link))
    return fmt::format("<{}>", url);
  return code(url);
}

}  // namespace assay::report::markdown
