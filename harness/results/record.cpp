#include "results/record.h"

#include <algorithm>
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

/// What is kept of a body, in at most about twice the memory that it needs.
std::string start_of(std::string body) {
  body.resize(std::min(body.size(), body_limit + kept_behind_limit));
  if (body.capacity() / 2 > body.size()) body.shrink_to_fit();
  return body;
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

ExchangeRecord record(http::Exchange exchange, std::string phase, std::string step) {
  auto& request = exchange.request;
  ExchangeRecord out{.phase = std::move(phase),
                     .step = std::move(step),
                     .method = std::move(request.method),
                     .url = std::move(request.url),
                     .request_headers = request.headers.all(),
                     .request_size = request.body.size(),
                     .timing = exchange.timing};
  out.request_body = start_of(std::move(request.body));
  if (auto* response = std::get_if<http::Response>(&exchange.received)) {
    out.status = response->status;
    out.response_headers = response->headers.all();
    out.response_size = response->body.size();
    out.response_sha256 = base::sha256(response->body);
    out.response_body = start_of(std::move(response->body));
  } else if (const auto* error = exchange.error(); error != nullptr) {
    out.status = error->status;
    out.failure = http::name_of(error->failure);
    out.failure_message = error->message;
  }
  return out;
}

}  // namespace assay::results
