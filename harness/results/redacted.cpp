#include "results/redacted.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "results/redact_excerpt.h"

namespace assay::results {
namespace {

/// Header fields that carry credentials, of whoever: what a server sets is a secret too, though
/// nobody named it.
constexpr std::array<std::string_view, 4> credentials = {
    "Authorization", "Cookie", "Proxy-Authorization", "Set-Cookie"};

/// Hides a credential that is no secret of ours, and leaves the scheme (`Bearer`) or the cookie's
/// name.
void hide_credentials(http::Header& header) {
  const auto is_this = [&](std::string_view name) {
    return http::equal_ignoring_case(name, header.name);
  };
  if (std::none_of(credentials.begin(), credentials.end(), is_this)) return;
  if (header.value.find("[secret:") != std::string::npos) return;
  const bool is_cookie = is_this("Cookie") || is_this("Set-Cookie");
  const auto before = header.value.find(is_cookie ? '=' : ' ');
  header.value.resize(before == std::string::npos ? 0 : before + 1);
  header.value += "[secret:" + header.name + "]";
}

/// Applies a redactor to every text of the results, in place.
class Pass {
 public:
  explicit Pass(const Redactor& redactor) : redactor_(redactor) {}

  void operator()(Results& results) const {
    redact(results.tool);
    redact(results.target);
    redact(results.filled);
    for (auto& contract : results.contracts) {
      redact(contract.api);
      redact(contract.file);
    }
    for (auto& page : results.pages)
      (*this)(page);
    for (auto& test : results.cases)
      (*this)(test);
    for (auto& clause : results.clauses)
      (*this)(clause);
    redact(results.exit.reasons);
    std::map<std::string, std::uint64_t> judged_alone;
    for (const auto& [why, count] : results.judged_alone)
      judged_alone[redactor_.redact(why)] += count;
    results.judged_alone = std::move(judged_alone);
  }

 private:
  void operator()(PageRecord& page) const {
    redact(page.api);
    redact(page.page);
    redact(page.url);
    redact(page.retrieved);
  }

  void operator()(CaseResult& test) const {
    redact(test.id);
    redact(test.title);
    redact(test.file);
    redact(test.effect);
    redact(test.tags);
    redact(test.clauses);
    redact(test.reason);
    redact(test.repeat);
    for (auto& finding : test.findings)
      (*this)(finding);
    for (auto& exchange : test.exchanges)
      (*this)(exchange);
  }

  void operator()(FindingRecord& finding) const {
    redact(finding.step);
    redact(finding.check);
    redact(finding.clause);
    redact(finding.waiver);
    redact(finding.at);
    redact(finding.expected);
    redact(finding.actual);
    redact(finding.advice);
    (*this)(finding.contract);
    (*this)(finding.test);
    redact(finding.source);
    finding.body_excerpt = redact_excerpt(redactor_, finding.body_excerpt);
  }

  void operator()(Place& place) const {
    redact(place.at);
    place.excerpt = redact_excerpt(redactor_, place.excerpt);
  }

  void operator()(ExchangeRecord& exchange) const {
    redact(exchange.phase);
    redact(exchange.step);
    redact(exchange.method);
    redact(exchange.url);
    redact(exchange.request_headers);
    redact(exchange.request_body);
    redact(exchange.failure);
    redact(exchange.failure_message);
    redact(exchange.response_headers);
    redact(exchange.response_body);
    cut(exchange.request_body);
    cut(exchange.response_body);
  }

  void operator()(ClauseResult& clause) const {
    redact(clause.clause.id);
    redact(clause.clause.operation);
    redact(clause.clause.summary);
    redact(clause.clause.source);
    redact(clause.clause.unprovokable);
    redact(clause.place);
    redact(clause.cases);
    redact(clause.reason);
  }

  void redact(std::string& text) const { redactor_.redact_in(text); }
  void redact(std::vector<std::string>& texts) const {
    for (auto& text : texts)
      redact(text);
  }
  void redact(std::vector<http::Header>& headers) const {
    for (auto& header : headers) {
      redact(header.name);
      redact(header.value);
      hide_credentials(header);
    }
  }
  static void cut(std::string& body) {
    if (body.size() > body_limit) body.resize(body_limit);
  }

  const Redactor& redactor_;
};

}  // namespace

Redacted::Redacted(Results results, const Redactor& redactor) : results_(std::move(results)) {
  Pass pass(redactor);
  pass(results_);
}

}  // namespace assay::results
