#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "lint/format.h"
#include "lint/formats/pretty.h"

namespace assay::lint {
namespace {

using boost::json::array;
using boost::json::object;

object place_of(const text::SourceMap& sources, text::Span span, const std::string& path) {
  const auto [begin, end] = region_of(sources, span);
  object place;
  place["file"] = span.known() ? std::string(sources.name(span)) : path;
  if (begin.line == 0) return place;
  place["line"] = begin.line;
  place["column"] = begin.column;
  place["endLine"] = end.line;
  place["endColumn"] = end.column;
  return place;
}

object finding_of(const text::SourceMap& sources,
                  const text::Diagnostic& finding,
                  const std::string& path) {
  object out;
  out["rule"] = finding.code;
  out["level"] = std::string(name_of(finding.severity));
  out["message"] = finding.message;
  out["place"] = place_of(sources, finding.span, path);
  if (!finding.advice.empty()) out["advice"] = finding.advice;
  if (!finding.related.empty()) {
    array related;
    for (const auto& one : finding.related) {
      related.push_back(
          object{{"message", one.message}, {"place", place_of(sources, one.span, path)}});
    }
    out["related"] = std::move(related);
  }
  return out;
}

std::string render(const Report& report, const text::SourceMap& sources) {
  array files;
  for (const auto& file : report.files) {
    array findings;
    for (const auto& finding : file.findings)
      findings.push_back(finding_of(sources, finding, file.path));
    files.push_back(object{{"path", file.path},
                           {"kind", file.kind ? std::string(name_of(*file.kind)) : "unknown"},
                           {"readable", file.readable},
                           {"findings", std::move(findings)}});
  }
  const object counts{{"error", count(report, text::Severity::error)},
                      {"warning", count(report, text::Severity::warning)},
                      {"note", count(report, text::Severity::note)}};
  return pretty(
      object{{"assay", 1}, {"tool", report.tool}, {"files", std::move(files)}, {"counts", counts}});
}

}  // namespace

extern const Format json_format;
const Format json_format = {
    .name = "json", .title = "for programs (schemas/assay/lint.schema.json)", .render = render};

}  // namespace assay::lint
