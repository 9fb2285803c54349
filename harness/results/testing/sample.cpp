#include "results/testing/sample.h"

#include <chrono>
#include <string>
#include <utility>

#include "http/curl.h"
#include "http/message.h"
#include "results/exit.h"
#include "results/record.h"
#include "results/tally.h"
#include "results/verdict.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::results::testing {
namespace {

using contract::ClauseKind;
using contract::Level;
using contract::State;

constexpr std::string_view secret = "tok_5f2c/91+e==";

constexpr std::string_view contract_text =
    "openapi: 3.1.0\n"
    "x-assay-errors:\n"
    "  - {code: NOT_FOUND, status: 404, source: \"connector.md:14:3\"}\n"
    "  - {code: IN_USE, status: 409, source: \"connector.md:15:3\"}\n"
    "properties:\n"
    "  name: {type: string}\n";

constexpr std::string_view case_text =
    "cases:\n"
    "  - id: acme/connector.delete/error/NOT_FOUND\n"
    "    expect:\n"
    "      error: NOT_FOUND\n"
    "      time: {under: 800ms}\n";

/// What an endpoint may send to whoever shows it.
constexpr std::string_view hostile_body =
    "{\"error\": \"]]></failure><script>alert(1)</script> "
    "\x1b]0;gone\x07 \xE2\x80\xAE ::error::no ##vso[task.complete] `|` \xFF tok_5f2c/91+e==\"}";

/// The files that the findings point into.
class Files {
 public:
  Files()
      : contract_(sources.add("schemas/acme/openapi.yaml", std::string(contract_text))),
        cases_(sources.add("cases/acme/connector.delete.yaml", std::string(case_text))) {}

  [[nodiscard]] text::Span in_contract(std::string_view what) const {
    return find(contract_, contract_text, what);
  }
  [[nodiscard]] text::Span in_cases(std::string_view what) const {
    return find(cases_, case_text, what);
  }

  text::SourceMap sources;

 private:
  static text::Span find(text::Span whole, std::string_view text, std::string_view what) {
    const auto at = static_cast<std::uint32_t>(text.find(what));
    return {
        .source = whole.source, .begin = at, .end = at + static_cast<std::uint32_t>(what.size())};
  }

  text::Span contract_;
  text::Span cases_;
};

http::Exchange exchange_of(std::string id, int status, std::string body) {
  return {.request = {.method = "DELETE",
                      .url = "https://api.acme.example/hooks/tok_5f2c%2F91%2Be==/" + std::move(id),
                      .headers = {{"Authorization", "Bearer " + std::string(secret)}}},
          .received = http::Response{.status = status,
                                     .headers = {{"Content-Type", "application/json"},
                                                 {"X-Odd", "\x1b[31m\xC3"}},
                                     .body = std::move(body)},
          .timing = {.connect = std::chrono::microseconds(310),
                     .first_byte = std::chrono::microseconds(1250),
                     .whole = std::chrono::microseconds(1400)}};
}

std::string excerpt_of_body(std::string_view marked) {
  text::SourceMap sources;
  auto span = sources.add("answer", std::string(hostile_body));
  span.begin = static_cast<std::uint32_t>(hostile_body.find(marked));
  span.end = span.begin + static_cast<std::uint32_t>(marked.size());
  return text::excerpt(sources, span);
}

http::Exchange set_up() {
  return {.request = {.method = "POST",
                      .url = "https://api.acme.example/",
                      .body = "{\"name\": \"a\"}"},
          .received = http::Response{.status = 201, .body = "{\"id\": 4}"}};
}

CaseResult failing(const Files& files) {
  const checks::Finding wrong_code{
      .check = "error-code",
      .clause = "acme/connector.delete/error/NOT_FOUND",
      .at = "/error",
      .expected = "the error code `NOT_FOUND`",
      .actual =
          "`]]></failure><script>alert(1)</script> \x1b]0;gone\x07 \xE2\x80\xAE ::error::no "
          "##vso[task.complete] `|` \xFF tok_5f2c/91+e==`",
      .advice = "documented codes: `NOT_FOUND`, `IN_USE`",
      .contract_span = files.in_contract("NOT_FOUND"),
      .case_span = files.in_cases("error: NOT_FOUND"),
      .source = "connector.md:14:3",
      .body_excerpt = excerpt_of_body("\"error\"")};
  const checks::Finding too_much{
      .check = "undocumented-fields",
      .clause = "acme/connector.delete/error/NOT_FOUND/expect/undocumented",
      .level = Level::should,
      .at = "/__proto__",
      .expected = "no field that the contract does not name",
      .actual = "the field `__proto__`",
      .case_span = files.in_cases("NOT_FOUND")};
  const auto exchange = exchange_of("999999999", 404, std::string(hostile_body));
  return {.id = "acme/connector.delete/error/NOT_FOUND",
          .title = "an unknown connector is answered with NOT_FOUND <&>",
          .file = "cases/acme/connector.delete.yaml:2:9",
          .effect = "destructive",
          .tags = {"errors"},
          .clauses = {"acme/connector.delete/error/NOT_FOUND"},
          .findings = {record(wrong_code, files.sources), record(too_much, files.sources)},
          .exchanges = {record(set_up(), "setup", "create"), record(exchange, "step")},
          .repeat = http::curl_line(exchange.request)};
}

CaseResult simple(std::string id, std::string title, Verdict verdict, std::string reason = {}) {
  return {.id = id,
          .title = std::move(title),
          .file = "cases/acme/connector.yaml:7:9",
          .effect = "read",
          .clauses = {std::move(id)},
          .verdict = verdict,
          .reason = std::move(reason)};
}

CaseResult passing() {
  auto test = simple("acme/connector.delete/status/200", "deletes a connector", Verdict::pass);
  test.exchanges = {record(exchange_of("4", 200, "{\"name\": \"a\"}"), "step")};
  return test;
}

CaseResult refused() {
  auto test = simple("acme/connector.get/status/200", "gives a connector", Verdict::pass);
  const auto exchange =
      http::Exchange{.request = {.url = "https://api.acme.example/4"},
                     .received = http::TransportError{.failure = http::Failure::refused,
                                                      .message = "nobody listens on 127.0.0.1:9"}};
  test.findings = {{.check = "transport",
                    .clause = "acme/connector.get/http/framing",
                    .state = State::blocked,
                    .expected = "a connection",
                    .actual = "nobody listens on 127.0.0.1:9"}};
  test.exchanges = {record(exchange, "step")};
  test.repeat = http::curl_line(exchange.request);
  return test;
}

CaseResult undecided() {
  auto test = simple("acme/connector.list/status/200", "lists connectors", Verdict::pass);
  test.findings = {{.step = "first page",
                    .check = "status",
                    .clause = "acme/connector.list/status/200",
                    .state = State::waived,
                    .waiver = "known since May: answers 206",
                    .expected = "status 200",
                    .actual = "status 206",
                    .source = "connector.md:14:3"},
                   {.step = "second page",
                    .check = "body-shape",
                    .clause = "acme/connector.list/response/200#/items/*/name:pattern",
                    .state = State::indeterminate,
                    .at = "/items/0/name",
                    .expected = "a match of `^(a+)+$`",
                    .actual = "the pattern's match limit was reached",
                    .source = "connector.md:40:9"}};
  test.exchanges = {record({.request = {.url = "https://api.acme.example/?page=2"},
                            .received = http::TransportError{.failure = http::Failure::body_limit,
                                                             .message = "more than 10485760 bytes",
                                                             .status = 200}},
                           "step",
                           "second page")};
  return test;
}

contract::Clause clause(std::string id,
                        ClauseKind kind,
                        std::string operation,
                        std::string summary) {
  return {.id = std::move(id),
          .kind = kind,
          .operation = std::move(operation),
          .summary = std::move(summary),
          .source = "connector.md:14:3"};
}

std::vector<ClauseResult> clauses(const Files& files) {
  Tally tally;
  const std::string remove = "acme/connector.delete";
  auto not_found = clause(
      remove + "/error/NOT_FOUND", ClauseKind::error, remove, "an unknown connector: `NOT_FOUND`");
  not_found.span = files.in_contract("NOT_FOUND");
  auto in_use =
      clause(remove + "/error/IN_USE", ClauseKind::error, remove, "a connector in use: `IN_USE`");
  in_use.span = files.in_contract("IN_USE");
  auto limit = clause(remove + "/error/LIMIT", ClauseKind::error, remove, "too many: `LIMIT`");
  limit.unprovokable = "the page does not say how many requests are too many";
  auto name =
      clause(remove + "/response/200#/name:type", ClauseKind::body, remove, "`name` is a string");
  name.span = files.in_contract("string");
  name.level = Level::should;
  tally.expect(not_found, files.sources);
  tally.expect(in_use, files.sources);
  tally.expect(limit, files.sources);
  tally.expect(name, files.sources);
  tally.expect(clause(remove + "/status/200", ClauseKind::status, remove, "answers 200"),
               files.sources);
  tally.expect(
      clause(
          "acme/connector.get/status/200", ClauseKind::status, "acme/connector.get", "answers 200"),
      files.sources);
  tally.expect(clause("acme/connector.list/response/200#/items/*/name:pattern",
                      ClauseKind::body,
                      "acme/connector.list",
                      "`name` matches `^(a+)+$`"),
               files.sources);
  tally.add(remove + "/status/200",
            {{name.id, State::kept}, {remove + "/status/200", State::kept}});
  tally.add(remove + "/error/NOT_FOUND",
            {{not_found.id, State::broken},
             {remove + "/error/NOT_FOUND/expect/undocumented", State::broken}});
  tally.skip(remove + "/error/IN_USE", {in_use.id}, "the target has no sources | really");
  tally.block("acme/connector.get/status/200",
              {"acme/connector.get/status/200"},
              "nobody listens on 127.0.0.1:9");
  tally.add("acme/connector.list/status/200",
            {{"acme/connector.list/response/200#/items/*/name:pattern", State::indeterminate}});
  auto out = std::move(tally).finish();
  // What a baseline makes of a broken clause.
  out.push_back({.clause = clause("acme/connector.list/status/200",
                                  ClauseKind::status,
                                  "acme/connector.list",
                                  "answers 200"),
                 .state = State::waived,
                 .asked = 1,
                 .cases = {"acme/connector.list/status/200"},
                 .reason = "known since May: answers 206"});
  return out;
}

}  // namespace

Redacted sample() {
  const Files files;
  Results results{
      .tool = "assay 0.1.0",
      .target = "https://api.acme.example/hooks/" + std::string(secret),
      .seed = 7,
      .filled = {"parameter `account_id`"},
      .contracts = {{"acme", "schemas/acme/openapi.yaml", std::string(64, 'a')}},
      .pages = {{.api = "acme",
                 .page = "connector.md",
                 .url = "https://docs.acme.example/connector",
                 .sha256 = std::string(64, 'b'),
                 .retrieved = "2025-07-30"},
                {.api = "acme",
                 .page = "pages/limits.md",
                 .url = "https://docs.acme.example/limits",
                 .sha256 = std::string(64, 'c'),
                 .restated = true}},
      .judged_by_one = 1,
      .judged_alone = {{"it is above 1 MB", 1}},
      .judged_by_two = 2,
      .run = {.started = "2026-01-02T03:04:05Z", .duration = std::chrono::milliseconds(1234)}};
  results.cases = {simple("acme/connector.delete/error/IN_USE",
                          "a connector in use is not deleted",
                          Verdict::skip,
                          "the target has no sources | really"),
                   failing(files),
                   passing(),
                   refused(),
                   undecided()};
  results.clauses = clauses(files);
  for (auto& test : results.cases)
    settle(test, results.strictness);
  results.exit = decide(reasons_of(results));
  return {std::move(results), Redactor({Secret{"ACME_TOKEN", std::string(secret)}})};
}

}  // namespace assay::results::testing
