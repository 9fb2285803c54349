#include <fmt/format.h>

#include "diff/format.h"
#include "text/diagnostic.h"

namespace assay::diff {
namespace {

/// GitHub's workflow commands end at a line end, and `%` begins an escape; in a property `:` and
/// `,` end it (actions/toolkit, command.ts).
std::string escaped(std::string_view text, std::string_view ends) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n' || ends.find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string of_property(std::string_view text) {
  return escaped(text, ":,");
}

std::string render(const Comparison& comparison, const text::SourceMap& sources) {
  std::string out;
  for (const auto& change : comparison.changes) {
    const auto& side = place_side(change);
    const auto at = sources.position(side.span);
    const auto place = side.span.known() ? fmt::format("file={},line={},col={},",
                                                       of_property(sources.name(side.span)),
                                                       at.line,
                                                       at.column)
                                         : std::string();
    out += fmt::format("::{} {}title={}::{}\n",
                       change.breaks() ? "warning" : "notice",
                       place,
                       of_property(change.rule->id),
                       escaped(fmt::format("{} {}: {}. Before: {}. After: {}.",
                                           verdict_of(change),
                                           text::printable(change.clause),
                                           change.rule->about,
                                           said(change.before),
                                           said(change.after)),
                               {}));
  }
  return out + summary_of(comparison) + "\n";
}

}  // namespace

extern const Format github_format;
const Format github_format = {
    .name = "github", .title = "annotations of GitHub Actions", .render = render};

}  // namespace assay::diff
