#include "lint/format.h"

namespace assay::lint {
namespace {

std::string render(const Report& report, const text::SourceMap& sources) {
  std::string out;
  for (const auto& file : report.files) {
    for (const auto& finding : file.findings)
      out += text::render(sources, finding) + "\n";
  }
  return out + summary_of(report) + "\n";
}

}  // namespace

extern const Format text_format;
const Format text_format = {.name = "text", .title = "for people", .render = render};

}  // namespace assay::lint
