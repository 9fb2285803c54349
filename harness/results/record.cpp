#include "results/record.h"

#include <utility>

#include "base/hash.h"
#include "text/diagnostic.h"

namespace assay::results {
namespace {

/// Longer than any secret in any spelling, so that the cut at body_limit can come after redaction.
constexpr std::size_t kept_behind_limit = std::size_t{8} << 10;

Place place_of(text::Span span, const text::SourceMap& sources) {
  return {.at = sources.place(span), .excerpt = text::excerpt(sources, span)};
}

}  // namespace

FindingRecord record(const checks::Finding& finding,
                     const text::SourceMap& sources,
                     std::string step) {
  return {.step = std::move(step),
          .check = finding.check,
          .clause = finding.clause,
          .level = finding.level,
          .state = finding.state,
          .waiver = {},
          .at = finding.at,
          .expected = finding.expected,
          .actual = finding.actual,
          .advice = finding.advice,
          .contract = place_of(finding.contract_span, sources),
          .test = place_of(finding.case_span, sources),
          .source = finding.source,
          .body_excerpt = finding.body_excerpt};
}

ExchangeRecord record(const http::Exchange& exchange, std::string phase, std::string step) {
  ExchangeRecord out{
      .phase = std::move(phase),
      .step = std::move(step),
      .method = exchange.request.method,
      .url = exchange.request.url,
      .request_headers = exchange.request.headers.all(),
      .request_body = exchange.request.body.substr(0, body_limit + kept_behind_limit),
      .request_size = exchange.request.body.size(),
      .timing = exchange.timing};
  if (const auto* response = exchange.response(); response != nullptr) {
    out.status = response->status;
    out.response_headers = response->headers.all();
    out.response_body = response->body.substr(0, body_limit + kept_behind_limit);
    out.response_size = response->body.size();
    out.response_sha256 = base::sha256(response->body);
  } else if (const auto* error = exchange.error(); error != nullptr) {
    out.status = error->status;
    out.failure = http::name_of(error->failure);
    out.failure_message = error->message;
  }
  return out;
}

}  // namespace assay::results
