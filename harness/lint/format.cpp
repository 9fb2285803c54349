#include "lint/format.h"

#include <fmt/format.h>

#include "base/find_named.h"

namespace assay::lint {

#define ASSAY_FORMAT(name) extern const Format name##_format;
#include "lint/formats.inc"
#undef ASSAY_FORMAT

const std::vector<const Format*>& formats() {
  static const std::vector<const Format*> list = {
#define ASSAY_FORMAT(name) &name##_format,
#include "lint/formats.inc"
#undef ASSAY_FORMAT
  };
  return list;
}

const Format* find_format(std::string_view name) {
  return base::find_named(formats(), name);
}

std::string_view name_of(text::Severity level) {
  switch (level) {
    case text::Severity::error:
      return "error";
    case text::Severity::warning:
      return "warning";
    case text::Severity::note:
      return "note";
  }
  return {};
}

std::string summary_of(const Report& report) {
  std::string counts;
  for (const auto level : {text::Severity::error, text::Severity::warning, text::Severity::note}) {
    const auto number = count(report, level);
    if (number == 0) continue;
    counts += fmt::format(
        "{}{} {}{}", counts.empty() ? "" : ", ", number, name_of(level), number == 1 ? "" : "s");
  }
  const auto files = report.files.size();
  return fmt::format(
      "{} file{}: {}", files, files == 1 ? "" : "s", counts.empty() ? "clean" : counts);
}

Region region_of(const text::SourceMap& sources, text::Span span) {
  return {.begin = sources.position(span),
          .end = sources.position({span.source, span.end, span.end})};
}

}  // namespace assay::lint
