#include <set>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <fmt/format.h>

#include "lint/format.h"
#include "lint/formats/pretty.h"

// SARIF 2.1.0 (OASIS): sections are given in brackets.

namespace assay::lint {
namespace {

using boost::json::array;
using boost::json::object;
using text::Severity;

object message_of(std::string_view text) {
  return {{"text", std::string(text)}};
}

/// A path as a relative reference (3.4.3): what is no unreserved character or `/` is escaped.
std::string uri_of(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '.' || c == '-' || c == '_' || c == '~';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri.starts_with("./") ? uri.substr(2) : uri;
}

object location_of(const text::SourceMap& sources, text::Span span, std::string_view path) {
  const auto name = span.known() ? sources.name(span) : path;
  object physical{{"artifactLocation", object{{"uri", uri_of(name)}}}};
  const auto [begin, end] = region_of(sources, span);
  if (begin.line != 0) {
    physical["region"] = object{{"startLine", begin.line},
                                {"startColumn", begin.column},
                                {"endLine", end.line},
                                {"endColumn", end.column}};
  }
  return {{"physicalLocation", std::move(physical)}};
}

object rule_of(std::string_view id) {
  object out{{"id", std::string(id)}};
  const auto* rule = find_rule(id);
  if (rule == nullptr) return out;
  out["shortDescription"] = message_of(rule->title);
  out["fullDescription"] = message_of(rule->about);
  out["defaultConfiguration"] = object{{"level", std::string(name_of(rule->level))}};
  return out;
}

object result_of(const text::SourceMap& sources,
                 const text::Diagnostic& finding,
                 const std::string& path) {
  auto words = finding.message;
  if (!finding.advice.empty()) words += "; " + finding.advice;
  object result{{"ruleId", finding.code},
                {"level", std::string(name_of(finding.severity))},
                {"message", message_of(words)},
                {"locations", array{location_of(sources, finding.span, path)}}};
  array related;
  for (const auto& one : finding.related) {
    auto location = location_of(sources, one.span, path);
    location["message"] = message_of(one.message);
    related.push_back(std::move(location));
  }
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  return result;
}

std::string render(const Report& report, const text::SourceMap& sources) {
  array results;
  std::set<std::string_view> used;
  bool readable = true;
  for (const auto& file : report.files) {
    readable = readable && file.readable;
    for (const auto& finding : file.findings) {
      used.insert(finding.code);
      results.push_back(result_of(sources, finding, file.path));
    }
  }
  array rules;
  for (const auto id : used)
    rules.push_back(rule_of(id));
  const auto blank = report.tool.rfind(' ');
  const object driver{{"name", report.tool.substr(0, blank)},
                      {"version", blank == std::string::npos ? "" : report.tool.substr(blank + 1)},
                      {"rules", std::move(rules)}};
  const object run{{"tool", object{{"driver", driver}}},
                   {"invocations", array{object{{"executionSuccessful", readable}}}},
                   {"columnKind", "unicodeCodePoints"},
                   {"results", std::move(results)}};
  return pretty(object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                       {"version", "2.1.0"},
                       {"runs", array{run}}});
}

}  // namespace

extern const Format sarif_format;
const Format sarif_format = {
    .name = "sarif", .title = "SARIF 2.1.0, for code scanning", .render = render};

}  // namespace assay::lint
