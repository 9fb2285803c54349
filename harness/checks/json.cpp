#include <algorithm>

#include <fmt/format.h>

#include "checks/all.h"
#include "checks/expected.h"
#include "checks/reporter.h"
#include "http/media_type.h"
#include "http/status.h"
#include "schema/body.h"
#include "text/diagnostic.h"

namespace assay::checks::all {
namespace {

using schema::BodyError;
using schema::Irregularity;

/// More of them say nothing new.
constexpr std::size_t most_findings = 10;

/// Whether the answer says that its body is JSON; where it says nothing, whether the documentation
/// does. A case that asserts places of the body takes it for JSON whatever is said, where the
/// answer is the one that it expects.
bool claims_json(const Context& context, const http::Response& response) {
  if (!context.expect.body.empty() && expects_status(context, response.status)) return true;
  if (const auto* value = response.headers.find("Content-Type"); value != nullptr)
    return http::is_json(http::read_media_type(*value));
  const auto* contents = documented_contents(context);
  return contents != nullptr &&
         std::any_of(contents->begin(), contents->end(), [](const contract::Content& content) {
           return http::is_json(http::read_media_type(content.media_type));
         });
}

bool may_have_a_body(const Context& context, const http::Response& response) {
  return context.exchange.request.method != "HEAD" && http::may_have_content(response.status);
}

void report_error(const Context& context, const BodyError& error, Reporter& report) {
  const auto json_clause = http_clause(context, "json");
  if (error.kind == BodyError::Kind::empty) {
    report.broken(json_clause, "a JSON body", "an empty body");
    return;
  }
  if (error.kind == BodyError::Kind::syntax) {
    report.broken(json_clause, "JSON (RFC 8259)", error.message).body_excerpt =
        excerpt_at(context, error.offset, 1);
    return;
  }
  if (error.kind == BodyError::Kind::encoding) {
    report
        .broken(http_clause(context, "encoding"),
                "UTF-8 without a byte order mark (RFC 8259 section 8.1)",
                error.message)
        .body_excerpt = excerpt_at(context, error.offset, 1);
    return;
  }
  report.found(json_clause, contract::State::indeterminate, "JSON within our limits", error.message)
      .body_excerpt = excerpt_at(context, error.offset, 1);
}

void report_duplicates(const Context& context, Reporter& report) {
  const auto clause = http_clause(context, "json");
  std::size_t count = 0;
  for (const auto& irregularity : context.body->irregularities) {
    if (irregularity.kind != Irregularity::Kind::duplicate_key || ++count > most_findings) continue;
    auto& finding =
        report.broken(clause,
                      "each key once (RFC 8259 section 4)",
                      fmt::format("the key `{}` twice", text::printable(irregularity.text)));
    finding.at = irregularity.at.to_string();
    finding.body_excerpt = excerpt_of(context, irregularity.at);
  }
  if (count == 0) report.keep(clause);
}

void run(const Context& context, Evaluations& out) {
  const auto* response = context.exchange.response();
  if (response == nullptr) return;
  if (!claims_json(context, *response)) return;
  Reporter report(context, json.id, out);
  if (context.body != nullptr) return report_duplicates(context, report);
  const bool is_empty =
      context.body_error != nullptr && context.body_error->kind == BodyError::Kind::empty;
  if (is_empty && !may_have_a_body(context, *response)) return;
  if (context.body_error != nullptr) report_error(context, *context.body_error, report);
}

}  // namespace

const Check json = {
    .id = "json",
    .title = "what is called JSON is JSON",
    .about =
        "Judges `<operation>/http/json`: the body parses by RFC 8259 and names no key twice, where "
        "its `Content-Type` calls it JSON, or where it has none and JSON is documented, or where "
        "the case asserts places of it and the status is the expected one. A body that "
        "is not UTF-8, or begins with a byte order mark, breaks `<operation>/http/encoding`. One "
        "that is nested deeper than we go is *indeterminate*.",
    .run = run};

}  // namespace assay::checks::all
