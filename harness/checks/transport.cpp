#include <algorithm>
#include <array>

#include "checks/all.h"
#include "checks/expected.h"
#include "checks/reporter.h"

namespace assay::checks::all {
namespace {

using contract::State;

/// What an oddity of the wire means for the clauses.
struct Rule {
  std::string_view code;
  std::string_view clause;
  std::string_view expected;
  enum class Weight { broken, tolerated, nothing } weight = Weight::broken;
};

constexpr std::array rules = {
    Rule{"wire.body-not-allowed", "framing", "no body (RFC 9110 section 6.4.1)"},
    Rule{"wire.coding-not-asked",
         "encoding",
         "a content coding that the request accepts (RFC 9110 section 12.5.3)",
         Rule::Weight::tolerated},
    // 103 is a proper answer to come first (RFC 8297).
    Rule{"wire.early-hints", "framing", "", Rule::Weight::nothing},
    Rule{"wire.extra-bytes", "framing", "nothing behind the answer (RFC 9112 section 6.3)"},
    Rule{"wire.folded-header",
         "framing",
         "each header field on one line (RFC 9112 section 5.2)",
         Rule::Weight::tolerated},
    Rule{"wire.raw-deflate",
         "encoding",
         "`deflate` with the zlib wrapper (RFC 9110 section 8.4.1.2)",
         Rule::Weight::tolerated},
    Rule{"wire.repeated-length",
         "framing",
         "one `Content-Length` (RFC 9112 section 6.3)",
         Rule::Weight::tolerated},
    Rule{"wire.status-line",
         "framing",
         "a status line as RFC 9112 section 4 has it",
         Rule::Weight::tolerated},
    // The check of the status says it.
    Rule{"wire.status-range", "documented-status", "", Rule::Weight::nothing},
};

/// An oddity that nobody has given a meaning is one against the framing, not one to pass over.
const Rule& rule_for(std::string_view code) {
  static constexpr Rule unknown{"", "framing", "an answer as RFC 9112 has it"};
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.code == code; });
  return found == rules.end() ? unknown : *found;
}

std::string_view clause_for(http::Failure failure) {
  switch (failure) {
    case http::Failure::connect_timeout:
    case http::Failure::first_byte_timeout:
    case http::Failure::timeout:
      return "deadline";
    case http::Failure::encoding:
      return "encoding";
    case http::Failure::resolve:
    case http::Failure::refused:
    case http::Failure::unreachable:
    case http::Failure::tls:
    case http::Failure::reset:
    case http::Failure::empty_reply:
    case http::Failure::truncated:
    case http::Failure::framing:
    case http::Failure::protocol:
    case http::Failure::header_limit:
    case http::Failure::body_limit:
      return "framing";
  }
  return "framing";
}

std::string_view expected_of(http::Failure failure) {
  const auto clause = clause_for(failure);
  if (clause == "deadline") return "a whole answer in time";
  if (clause == "encoding") return "content codings that can be undone";
  return "a whole HTTP/1.1 answer";
}

/// Clauses that the case is for and that nobody can judge without an answer.
void give_up(const Context& context, State state, Reporter& report) {
  for (const auto clause : judged_by_expectation(context))
    report.state(clause, state);
}

void report_error(const Context& context, const http::TransportError& error, Reporter& report) {
  const auto clause = http_clause(context, clause_for(error.failure));
  switch (http::blame_of(error.failure)) {
    case http::Blame::not_connected:
      report.found(clause, State::blocked, "a connection", error.message).advice =
          "look whether the target is up, and whether its address is right";
      return give_up(context, State::blocked, report);
    case http::Blame::endpoint:
      report.broken(clause, std::string(expected_of(error.failure)), error.message);
      return give_up(context, State::indeterminate, report);
    case http::Blame::own_limit:
      report.found(clause, State::indeterminate, "an answer within our limits", error.message)
          .advice = "raise the limit if an answer may be that large";
      return give_up(context, State::indeterminate, report);
  }
}

void run(const Context& context, Evaluations& out) {
  Reporter report(context, transport.id, out);
  if (const auto* error = context.exchange.error(); error != nullptr)
    return report_error(context, *error, report);
  const auto* response = context.exchange.response();
  for (const std::string_view clause : {"framing", "deadline", "encoding"})
    report.keep(http_clause(context, clause));
  for (const auto& oddity : response->oddities) {
    const auto& rule = rule_for(oddity.code);
    const auto clause = http_clause(context, rule.clause);
    if (rule.weight == Rule::Weight::broken)
      report.broken(clause, std::string(rule.expected), oddity.message);
    if (rule.weight == Rule::Weight::tolerated)
      report.tolerated(clause, std::string(rule.expected), oddity.message);
  }
}

}  // namespace

const Check transport = {
    .id = "transport",
    .title = "an answer came, whole, in time, and as one HTTP/1.1 message",
    .about =
        "Judges `<operation>/http/framing`, `…/http/deadline` and `…/http/encoding`. Where no "
        "connection was made (refused, no such host, TLS) the case is *blocked*: nothing was "
        "asked. "
        "What goes wrong after the request was sent is the endpoint's fault: a reset, an empty or "
        "cut answer, lengths that contradict each other, bytes behind the answer, a deadline that "
        "passed, a coding that cannot be undone. An answer beyond our own limits is "
        "*indeterminate*. What every client tolerates, such as a status line without its last "
        "blank, is told as a should and breaks nothing.",
    .run = run};

}  // namespace assay::checks::all
