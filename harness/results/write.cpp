#include "results/write.h"

#include <algorithm>
#include <array>
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
  out.object(name, [&] {
    out.member("at", place.at);
    out.optional("excerpt", place.excerpt);
  });
}

void write_finding(JsonText& out, const FindingRecord& finding) {
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
}

/// An array of objects, whose members `write_members` writes.
template <class Record>
void write_all(JsonText& out,
               std::string_view name,
               const std::vector<Record>& records,
               void (*write_members)(JsonText&, const Record&)) {
  out.array(name, records, [&](const Record& record) {
    out.object([&] { write_members(out, record); });
  });
}

void write_header(JsonText& out, const http::Header& header) {
  out.member("name", header.name);
  out.member("value", header.value);
}

/// Headers and body. Text as text; bytes that are no UTF-8 as base64, so that nothing is lost.
void write_message(JsonText& out,
                   const std::vector<http::Header>& headers,
                   const std::string& body,
                   std::size_t size) {
  if (!headers.empty()) write_all(out, "headers", headers, write_header);
  out.member("size", size);
  if (body.empty()) return;
  if (text::find_invalid_utf8(body) == std::string_view::npos) {
    out.member("body", body);
  } else {
    out.member("body_base64", base::base64(body));
  }
}

void write_exchange(JsonText& out, const ExchangeRecord& exchange) {
  const auto status = static_cast<std::uint64_t>(exchange.status);
  out.member("phase", exchange.phase);
  out.optional("step", exchange.step);
  out.object("request", [&] {
    out.member("method", exchange.method);
    out.member("url", exchange.url);
    write_message(out, exchange.request_headers, exchange.request_body, exchange.request_size);
  });
  if (!exchange.failure.empty()) {
    out.object("failure", [&] {
      out.member("name", exchange.failure);
      out.member("message", exchange.failure_message);
      if (status != 0) out.member("status", status);
    });
  } else {
    out.object("response", [&] {
      out.member("status", status);
      write_message(out, exchange.response_headers, exchange.response_body, exchange.response_size);
      out.member("sha256", exchange.response_sha256);
    });
  }
  out.object("timing", [&] {
    out.member("connect_us", microseconds(exchange.timing.connect));
    out.member("first_byte_us", microseconds(exchange.timing.first_byte));
    out.member("whole_us", microseconds(exchange.timing.whole));
  });
}

void write_case(JsonText& out, const CaseResult& test) {
  out.member("id", test.id);
  out.member("title", test.title);
  out.member("file", test.file);
  out.member("effect", test.effect);
  out.member("tags", test.tags);
  out.member("clauses", test.clauses);
  out.member("verdict", name_of(test.verdict));
  out.optional("reason", test.reason);
  write_all(out, "findings", test.findings, write_finding);
  write_all(out, "exchanges", test.exchanges, write_exchange);
  out.optional("repeat", test.repeat);
}

void write_clause(JsonText& out, const ClauseResult& result) {
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
}

void write_page(JsonText& out, const PageRecord& page) {
  out.member("api", page.api);
  out.member("page", page.page);
  out.member("url", page.url);
  out.member("sha256", page.sha256);
  out.optional("retrieved", page.retrieved);
  out.flag("restated", page.restated);
}

void write_contract(JsonText& out, const ContractRecord& contract) {
  out.member("api", contract.api);
  out.member("file", contract.file);
  out.member("sha256", contract.sha256);
}

void write_totals(JsonText& out, const Totals& totals) {
  constexpr std::array verdicts = {
      Verdict::pass, Verdict::fail, Verdict::skip, Verdict::blocked, Verdict::indeterminate};
  constexpr std::array states = {contract::State::kept,
                                 contract::State::broken,
                                 contract::State::waived,
                                 contract::State::indeterminate,
                                 contract::State::blocked,
                                 contract::State::unexercised};
  out.object("cases", [&] {
    for (const auto verdict : verdicts)
      out.member(name_of(verdict), totals.of(verdict));
  });
  out.object("clauses", [&] {
    for (const auto state : states)
      out.member(contract::name_of(state), totals.of(state));
  });
}

void write_head(JsonText& out, const Results& results) {
  out.member("assay", format_version);
  out.member("tool", results.tool);
  out.member("target", results.target);
  out.member("seed", results.seed);
  out.flag("strict", results.strictness == Strictness::shoulds_too);
  out.object("exit", [&] {
    out.member("code", static_cast<std::uint64_t>(results.exit.code));
    out.member("reasons", results.exit.reasons);
  });
  out.object("totals", [&] { write_totals(out, count(results)); });
  out.object("judged", [&] {
    out.member("by_one", results.judged_by_one);
    out.member("by_two", results.judged_by_two);
    out.array("alone", results.judged_alone, [&](const auto& alone) {
      out.object([&] {
        out.member("why", alone.first);
        out.member("bodies", alone.second);
      });
    });
  });
  out.member("filled", results.filled);
}

}  // namespace

std::string write(const Redacted& results) {
  JsonText out;
  out.object([&] {
    write_head(out, *results);
    write_all(out, "contracts", results->contracts, write_contract);
    write_all(out, "pages", results->pages, write_page);
    write_all(out, "cases", results->cases, write_case);
    write_all(out, "clauses", results->clauses, write_clause);
    out.object("run", [&] {
      out.member("started", results->run.started);
      out.member("duration_us", microseconds(results->run.duration));
    });
  });
  return out.take();
}

}  // namespace assay::results
