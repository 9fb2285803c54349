#include <fmt/format.h>

#include "diff/format.h"
#include "text/diagnostic.h"
#include "text/workflow_command.h"

namespace assay::diff {
namespace {

std::string render(const Comparison& comparison, const text::SourceMap& sources) {
  std::string out;
  for (const auto& change : comparison.changes) {
    const auto& side = place_side(change);
    const auto at = sources.position(side.span);
    const auto place = side.span.known()
                           ? fmt::format("file={},line={},col={},",
                                         text::command_property(sources.name(side.span)),
                                         at.line,
                                         at.column)
                           : std::string();
    out += fmt::format("::{} {}title={}::{}\n",
                       change.breaks() ? "warning" : "notice",
                       place,
                       text::command_property(change.rule->id),
                       text::command_message(fmt::format("{} {}: {}. Before: {}. After: {}.",
                                                         verdict_of(change),
                                                         text::printable(change.clause),
                                                         change.rule->about,
                                                         said(change.before),
                                                         said(change.after))));
  }
  return out + summary_of(comparison) + "\n";
}

}  // namespace

extern const Format github_format;
const Format github_format = {
    .name = "github", .title = "annotations of GitHub Actions", .render = render};

}  // namespace assay::diff
