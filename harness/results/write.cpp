#include "results/write.h"

#include <algorithm>
#include <chrono>

#include "base/base64.h"
#include "results/exit.h"
#include "results/json_text.h"
#include "text/utf8.h"

namespace assay::results {
namespace {

constexpr std::uint64_t format_version = 1;

std::uint64_t microseconds(base::Duration duration) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(
      0, std::chrono::duration_cast<std::chrono::microseconds>(duration).count()));
}

void write_place(JsonText& out, std::string_view name, const Place& place) {
  if (place.at.empty()) return;
  out.key(name);
  out.open_object();
  out.member("at", place.at);
  out.optional("excerpt", place.excerpt);
  out.close_object();
}

void write_finding(JsonText& out, const FindingRecord& finding) {
  out.open_object();
  out.member("check", finding.check);
  out.member("clause", finding.clause);
  out.member("level", contract::name_of(finding.level));
  out.member("state", contract::name_of(finding.state));
  out.optional("waiver", finding.waiver);
  out.optional("step", finding.step);
  out.optional("at", finding.at);
  out.member("expected", finding.expected);
  out.member("actual", finding.actual);
  out.optional("advice", finding.advice);
  write_place(out, "contract", finding.contract);
  write_place(out, "case", finding.test);
  out.optional("source", finding.source);
  out.optional("body_excerpt", finding.body_excerpt);
  out.close_object();
}

void write_headers(JsonText& out, const std::vector<http::Header>& headers) {
  if (headers.empty()) return;
  out.key("headers");
  out.open_array();
  for (const auto& header : headers) {
    out.open_object();
    out.member("name", header.name);
    out.member("value", header.value);
    out.close_object();
  }
  out.close_array();
}

/// Text as text; bytes that are no UTF-8 as base64, so that nothing is lost.
void write_body(JsonText& out, const std::string& body, std::size_t size) {
  out.member("size", size);
  if (body.empty()) return;
  if (text::find_invalid_utf8(body) == std::string_view::npos) {
    out.member("body", body);
  } else {
    out.member("body_base64", base::base64(body));
  }
}

void write_exchange(JsonText& out, const ExchangeRecord& exchange) {
  out.open_object();
  out.member("phase", exchange.phase);
  out.optional("step", exchange.step);
  out.key("request");
  out.open_object();
  out.member("method", exchange.method);
  out.member("url", exchange.url);
  write_headers(out, exchange.request_headers);
  write_body(out, exchange.request_body, exchange.request_size);
  out.close_object();
  if (!exchange.failure.empty()) {
    out.key("failure");
    out.open_object();
    out.member("name", exchange.failure);
    out.member("message", exchange.failure_message);
    if (exchange.status != 0) out.member("status", static_cast<std::uint64_t>(exchange.status));
    out.close_object();
  } else {
    out.key("response");
    out.open_object();
    out.member("status", static_cast<std::uint64_t>(exchange.status));
    write_headers(out, exchange.response_headers);
    write_body(out, exchange.response_body, exchange.response_size);
    out.member("sha256", exchange.response_sha256);
    out.close_object();
  }
  out.key("timing");
  out.open_object();
  out.member("connect_us", microseconds(exchange.timing.connect));
  out.member("first_byte_us", microseconds(exchange.timing.first_byte));
  out.member("whole_us", microseconds(exchange.timing.whole));
  out.close_object();
  out.close_object();
}

void write_case(JsonText& out, const CaseResult& test) {
  out.open_object();
  out.member("id", test.id);
  out.member("title", test.title);
  out.member("file", test.file);
  out.member("effect", test.effect);
  out.member("tags", test.tags);
  out.member("clauses", test.clauses);
  out.member("verdict", name_of(test.verdict));
  out.optional("reason", test.reason);
  out.key("findings");
  out.open_array();
  for (const auto& finding : test.findings)
    write_finding(out, finding);
  out.close_array();
  out.key("exchanges");
  out.open_array();
  for (const auto& exchange : test.exchanges)
    write_exchange(out, exchange);
  out.close_array();
  out.optional("repeat", test.repeat);
  out.close_object();
}

void write_clause(JsonText& out, const ClauseResult& result) {
  out.open_object();
  out.member("id", result.clause.id);
  out.member("kind", contract::name_of(result.clause.kind));
  out.member("level", contract::name_of(result.clause.level));
  out.member("operation", result.clause.operation);
  out.member("summary", result.clause.summary);
  out.optional("source", result.clause.source);
  out.optional("place", result.place);
  out.member("state", contract::name_of(result.state));
  out.member("asked", result.asked);
  out.member("cases", result.cases);
  out.optional("reason", result.reason);
  out.close_object();
}

void write_page(JsonText& out, const PageRecord& page) {
  out.open_object();
  out.member("api", page.api);
  out.member("page", page.page);
  out.member("url", page.url);
  out.member("sha256", page.sha256);
  out.optional("retrieved", page.retrieved);
  out.key("restated");
  out.boolean(page.restated);
  out.close_object();
}

void write_totals(JsonText& out, const Totals& totals) {
  out.key("totals");
  out.open_object();
  out.key("cases");
  out.open_object();
  for (const auto verdict :
       {Verdict::pass, Verdict::fail, Verdict::skip, Verdict::blocked, Verdict::indeterminate})
    out.member(name_of(verdict), totals.of(verdict));
  out.close_object();
  out.key("clauses");
  out.open_object();
  for (const auto state : {contract::State::kept,
                           contract::State::broken,
                           contract::State::waived,
                           contract::State::indeterminate,
                           contract::State::blocked,
                           contract::State::unexercised})
    out.member(contract::name_of(state), totals.of(state));
  out.close_object();
  out.close_object();
}

void write_head(JsonText& out, const Results& results) {
  out.member("assay", format_version);
  out.member("tool", results.tool);
  out.member("target", results.target);
  out.member("seed", results.seed);
  out.key("strict");
  out.boolean(results.strictness == Strictness::shoulds_too);
  out.key("exit");
  out.open_object();
  out.member("code", static_cast<std::uint64_t>(results.exit.code));
  out.member("reasons", results.exit.reasons);
  out.close_object();
  write_totals(out, count(results));
  out.key("judged");
  out.open_object();
  out.member("by_one", results.judged_by_one);
  out.member("by_two", results.judged_by_two);
  out.close_object();
  out.member("filled", results.filled);
}

/// An array of records, each written by `write_item`.
template <class T>
void write_all(JsonText& out,
               std::string_view name,
               const std::vector<T>& items,
               void (*write_item)(JsonText&, const T&)) {
  out.key(name);
  out.open_array();
  for (const auto& item : items)
    write_item(out, item);
  out.close_array();
}

void write_contract(JsonText& out, const ContractRecord& contract) {
  out.open_object();
  out.member("api", contract.api);
  out.member("file", contract.file);
  out.member("sha256", contract.sha256);
  out.close_object();
}

}  // namespace

std::string write(const Redacted& results) {
  JsonText out;
  out.open_object();
  write_head(out, *results);
  write_all(out, "contracts", results->contracts, write_contract);
  write_all(out, "pages", results->pages, write_page);
  write_all(out, "cases", results->cases, write_case);
  write_all(out, "clauses", results->clauses, write_clause);
  out.key("run");
  out.open_object();
  out.member("started", results->run.started);
  out.member("duration_us", microseconds(results->run.duration));
  out.close_object();
  out.close_object();
  return out.take();
}

}  // namespace assay::results
