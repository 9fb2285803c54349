#include <algorithm>

#include <fmt/format.h>

#include "text/diagnostic.h"

namespace assay::text {
namespace {

constexpr std::size_t widest =
    160;  // bytes of a line that are shown; the rest is cut around the span

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The number of code points, which is what a terminal shows for all but wide and combining ones.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

/// A tab is shown as one blank, so that the caret stays under what it marks.
std::string shown(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '\t', ' ');
  return printable(spaced);
}

}  // namespace

std::string excerpt(const SourceMap& sources, Span span) {
  if (!span.known() || sources.whole(span).empty()) return {};
  const auto whole = sources.whole(span);
  const auto line = sources.line(span);
  const auto start = static_cast<std::size_t>(line.data() - whole.data());
  std::size_t from = 0;
  std::size_t begin = std::min(span.begin - start, line.size());
  std::size_t end =
      std::clamp(span.end - std::min<std::size_t>(start, span.end), begin, line.size());
  std::string_view left;
  std::string_view right;
  auto window = line;
  if (line.size() > widest) {
    from = begin > widest / 3 ? begin - widest / 3 : 0;
    while (from > 0 && continues(line[from]))
      --from;
    auto to = std::min(line.size(), from + widest);
    while (to < line.size() && continues(line[to]))
      ++to;
    window = line.substr(from, to - from);
    if (from > 0) left = "... ";
    if (to < line.size()) right = " ...";
    begin -= from;
    end = std::min(end - from, window.size());
  }
  const auto before = shown(window.substr(0, begin));
  const auto marked = shown(window.substr(begin, end - begin));
  const auto number = fmt::format("{}", sources.position(span).line);
  const std::string gutter(number.size() + 2, ' ');
  return fmt::format("{0}|\n {1} | {2}{3}{4}{5}\n{0}| {6}{7}\n",
                     gutter,
                     number,
                     left,
                     before + marked,
                     shown(window.substr(end)),
                     right,
                     std::string(left.size() + width_of(before), ' '),
                     std::string(std::max<std::size_t>(1, width_of(marked)), '^'));
}

}  // namespace assay::text
