#include <fmt/format.h>

#include "diff/format.h"
#include "text/diagnostic.h"

namespace assay::diff {
namespace {

std::string line_of(char sign, const Side& side, const text::SourceMap& sources) {
  const auto place = sources.place(side.span);
  if (place.empty() && side.summary.empty()) return {};
  return fmt::format("  {} {}{}{}\n", sign, place, place.empty() ? "" : ": ", said(side));
}

/// As compilers write, so that editors find the places.
std::string render(const Comparison& comparison, const text::SourceMap& sources) {
  std::string out;
  for (const auto& change : comparison.changes) {
    const auto place = sources.place(place_side(change).span);
    out += fmt::format("{}{}{}: {} [{}]\n  = {}{}\n",
                       place,
                       place.empty() ? "" : ": ",
                       verdict_of(change),
                       change.rule->about,
                       change.rule->id,
                       text::printable(change.clause),
                       folded_words(change));
    out += line_of('-', change.before, sources) + line_of('+', change.after, sources) + "\n";
  }
  return out + summary_of(comparison) + "\n";
}

}  // namespace

extern const Format text_format;
const Format text_format = {.name = "text", .title = "for people and editors", .render = render};

}  // namespace assay::diff
