#include <fmt/format.h>

#include "diff/format.h"
#include "text/diagnostic.h"

namespace assay::diff {
namespace {

/// A cell of a Markdown table: what ends a cell or begins markup is escaped; code stays code.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text::printable(text)) {
    if (c == '|' || c == '\\' || c == '<' || c == '*' || c == '_' || c == '[') out += '\\';
    out += c;
  }
  return out;
}

std::string side_cell(const Side& side, const text::SourceMap& sources) {
  if (side.summary.empty()) return {};
  const auto place = sources.place(side.span);
  return cell(said(side)) + (place.empty() ? "" : fmt::format(" ({})", cell(place)));
}

std::string render(const Comparison& comparison, const text::SourceMap& sources) {
  auto out = fmt::format(
      "# {} → {}\n\n{}\n", cell(comparison.before), cell(comparison.after), summary_of(comparison));
  for (const bool breaking : {true, false}) {
    std::string rows;
    for (const auto& change : comparison.changes) {
      if (change.breaks() != breaking) continue;
      rows += fmt::format("| {} | {}{} | {} | {} |\n",
                          cell(change.clause),
                          change.rule->about,
                          folded_words(change),
                          side_cell(change.before, sources),
                          side_cell(change.after, sources));
    }
    if (rows.empty()) continue;
    out += fmt::format("\n## {}\n\n| clause | change | before | after |\n|---|---|---|---|\n{}",
                       breaking ? "Breaking" : "Compatible",
                       rows);
  }
  return out;
}

}  // namespace

extern const Format markdown_format;
const Format markdown_format = {.name = "markdown", .title = "a page to show", .render = render};

}  // namespace assay::diff
