#include "cli/verdict.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "schema/output.h"
#include "text/diagnostic.h"

namespace assay::cli {
namespace {

namespace json = boost::json;

std::string_view word_of(Verdict::Is is) {
  switch (is) {
    case Verdict::Is::valid:
      return "valid";
    case Verdict::Is::invalid:
      return "invalid";
    case Verdict::Is::indeterminate:
      return "indeterminate";
    case Verdict::Is::unreadable:
      return "unreadable";
  }
  return {};
}

std::string place_of(const Verdict& verdict) {
  return verdict.line == 0 ? std::string(verdict.name)
                           : fmt::format("{}:{}", verdict.name, verdict.line);
}

const std::vector<schema::Violation>& violations_of(const Verdict& verdict) {
  static const std::vector<schema::Violation> none;
  return verdict.judgement == nullptr ? none : verdict.judgement->outcome.violations;
}

text::Diagnostic diagnostic(const text::SourceMap& sources,
                            const Verdict& verdict,
                            const schema::Violation& violation) {
  const auto at = violation.instance.to_string();
  auto message = text::printable(schema::sentence(violation));
  if (!at.empty()) message += fmt::format(" at `{}`", text::printable(at));
  text::Diagnostic problem{
      .severity = schema::is_advice(violation) ? text::Severity::warning : text::Severity::error,
      .code = "instance." + violation.keyword,
      .message = std::move(message),
      .span = verdict.instance->locate(sources, violation.instance)};
  if (violation.span.known()) {
    problem.related.push_back({violation.span, "the schema says so here"});
  } else {
    problem.advice = "by " + text::printable(violation.schema_location);
  }
  return problem;
}

json::object entry(const text::SourceMap& sources,
                   const Verdict& verdict,
                   const schema::Violation& violation,
                   bool is_placed) {
  json::object entry = {{"at", violation.instance.to_string()},
                        {"keyword", violation.keyword},
                        {"expected", violation.expected},
                        {"actual", violation.actual},
                        {"schema_at", violation.schema_location}};
  if (!violation.missing.empty()) entry["missing"] = violation.missing;
  if (schema::is_advice(violation)) entry["level"] = "should";
  if (is_placed)
    entry["place"] = sources.place(verdict.instance->locate(sources, violation.instance));
  if (violation.span.known()) entry["schema_place"] = sources.place(violation.span);
  return entry;
}

}  // namespace

std::string render_text(const text::SourceMap& sources, const Verdict& verdict) {
  std::string out;
  const auto& violations = violations_of(verdict);
  for (std::size_t i = 0; i < std::min(violations.size(), most_places); ++i)
    out += text::render(sources, diagnostic(sources, verdict, violations[i]));
  if (violations.size() > most_places) {
    out += fmt::format("{}: note: {} more violations; `--output json` tells all\n",
                       place_of(verdict),
                       violations.size() - most_places);
  }
  if (verdict.is != Verdict::Is::indeterminate) return out;
  out += fmt::format(
      "{}: error: {} [instance.indeterminate]\n", place_of(verdict), text::printable(verdict.why));
  if (verdict.judgement != nullptr && !verdict.judgement->disagreement.empty())
    out += fmt::format("   = report this fault with the text {}\n",
                       text::printable(verdict.judgement->disagreement));
  return out;
}

std::string render_json(const text::SourceMap& sources, const Verdict& verdict) {
  json::object line = {{"instance", verdict.name}};
  if (verdict.line != 0) line["line"] = verdict.line;
  line["verdict"] = word_of(verdict.is);
  if (!verdict.why.empty()) line["why"] = verdict.why;
  if (const auto* judgement = verdict.judgement) {
    line["engines"] = judgement->engines;
    if (!judgement->alone.empty()) line["alone"] = judgement->alone;
    if (!judgement->disagreement.empty()) line["disagreement"] = judgement->disagreement;
  }
  auto& entries = line["violations"].emplace_array();
  for (const auto& violation : violations_of(verdict))
    entries.push_back(entry(sources, verdict, violation, entries.size() < most_places));
  return json::serialize(line) + "\n";
}

std::string render_basic(const text::SourceMap&, const Verdict& verdict) {
  const auto output = verdict.judgement == nullptr
                          ? schema::basic_output(verdict.why)
                          : schema::basic_output(verdict.judgement->outcome);
  return json::serialize(output) + "\n";
}

}  // namespace assay::cli
