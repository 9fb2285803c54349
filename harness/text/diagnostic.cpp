#include "text/diagnostic.h"

#include <algorithm>

#include <fmt/format.h>

namespace assay::text {
namespace {

std::string_view word_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

}  // namespace

void Diagnostics::error(std::string code, Span span, std::string message, std::string advice) {
  add({.severity = Severity::error,
       .code = std::move(code),
       .message = std::move(message),
       .span = span,
       .advice = std::move(advice)});
}

void Diagnostics::warning(std::string code, Span span, std::string message, std::string advice) {
  add({.severity = Severity::warning,
       .code = std::move(code),
       .message = std::move(message),
       .span = span,
       .advice = std::move(advice)});
}

bool Diagnostics::has_errors() const {
  return std::any_of(items_.begin(), items_.end(), [](const Diagnostic& problem) {
    return problem.severity == Severity::error;
  });
}

std::string render(const SourceMap& sources, const Diagnostic& problem) {
  const auto place = sources.place(problem.span);
  std::string out = fmt::format("{}{}{}: {} [{}]\n",
                                place,
                                place.empty() ? "" : ": ",
                                word_of(problem.severity),
                                problem.message,
                                problem.code);
  out += excerpt(sources, problem.span);
  for (const auto& related : problem.related) {
    out += fmt::format("{}: note: {}\n", sources.place(related.span), related.message);
    out += excerpt(sources, related.span);
  }
  if (!problem.advice.empty()) out += fmt::format("   = {}\n", problem.advice);
  return out;
}

std::string render(const SourceMap& sources, const Diagnostics& problems) {
  std::string out;
  for (const auto& problem : problems.items())
    out += render(sources, problem);
  return out;
}

}  // namespace assay::text
