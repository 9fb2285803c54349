#include <fmt/format.h>

#include "lint/format.h"
#include "text/workflow_command.h"

namespace assay::lint {
namespace {

std::string_view command_of(text::Severity level) {
  return level == text::Severity::note ? "notice" : name_of(level);
}

/// Columns only within one line: GitHub refuses them otherwise.
std::string place_of(const text::SourceMap& sources, text::Span span) {
  const auto [begin, end] = region_of(sources, span);
  if (begin.line == 0) return {};
  if (end.line != begin.line || end.column <= begin.column)
    return fmt::format(",line={},col={}", begin.line, begin.column);
  return fmt::format(",line={},endLine={},col={},endColumn={}",
                     begin.line,
                     end.line,
                     begin.column,
                     end.column - 1);
}

std::string render(const Report& report, const text::SourceMap& sources) {
  std::string out;
  for (const auto& file : report.files) {
    for (const auto& finding : file.findings) {
      const auto name = finding.span.known() ? sources.name(finding.span) : file.path;
      auto message = text::printable(finding.message);
      if (!finding.advice.empty()) message += "\n" + text::printable(finding.advice);
      out += fmt::format("::{} file={}{},title={}::{}\n",
                         command_of(finding.severity),
                         text::command_property(name),
                         place_of(sources, finding.span),
                         text::command_property(finding.code),
                         text::command_message(message));
    }
  }
  return out + summary_of(report) + "\n";
}

}  // namespace

extern const Format github_format;
const Format github_format = {
    .name = "github", .title = "annotations of GitHub Actions", .render = render};

}  // namespace assay::lint
