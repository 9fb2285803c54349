#include <fmt/format.h>

#include "cases/matcher.h"
#include "checks/all.h"
#include "checks/reporter.h"
#include "text/diagnostic.h"

namespace assay::checks::all {
namespace {

using cases::Assertion;
using cases::Match;
using contract::State;

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// Judges one value by all matchers of an assertion.
class Judgement {
 public:
  Judgement(const Context& context,
            const Assertion& assertion,
            std::string_view clause,
            Reporter& report)
      : context_(context), assertion_(assertion), clause_(clause), report_(report) {}

  void judge(const std::string& at, const boost::json::value* actual) {
    for (const auto& matcher : assertion_.matchers) {
      text::Diagnostics problems;
      const auto match = cases::match(matcher, actual, context_.scope, problems);
      if (!match) {
        const auto why = problems.items().empty() ? std::string("its value is unknown")
                                                  : problems.items().front().message;
        tell(report_.found(clause_, State::indeterminate, "a value to compare with", why),
             matcher,
             at);
      } else if (match->result == Match::Result::undecided) {
        tell(
            report_.found(clause_, State::indeterminate, match->expected, match->why), matcher, at);
      } else if (match->result == Match::Result::fails) {
        tell(report_.broken(clause_, match->expected, text::printable(match->actual)), matcher, at);
      } else {
        report_.keep(clause_);
      }
    }
  }

 private:
  void tell(Finding& finding, const cases::Matcher& matcher, const std::string& at) {
    finding.at = at;
    if (matcher.span.known()) finding.case_span = matcher.span;
    if (!at.starts_with('/') && !at.empty()) return;
    if (const auto pointer = tree::Pointer::read(at); pointer)
      finding.body_excerpt = excerpt_of(context_, *pointer);
  }

  const Context& context_;
  const Assertion& assertion_;
  std::string_view clause_;
  Reporter& report_;
};

void check_body(const Context& context, const Assertion& assertion, Reporter& report) {
  const auto clause = expect_clause(context, "body" + assertion.at);
  if (context.body == nullptr) {
    // Our own limit on depth says nothing of the endpoint.
    const bool unjudged = context.body_error != nullptr &&
                          context.body_error->kind == schema::BodyError::Kind::too_deep;
    auto& finding =
        report.found(clause,
                     unjudged ? contract::State::indeterminate : contract::State::broken,
                     "a JSON body",
                     unjudged ? context.body_error->message : "a body that is no JSON");
    finding.case_span = assertion.span;
    finding.at = assertion.at;
    return;
  }
  Judgement judgement(context, assertion, clause, report);
  const auto places = cases::select(context.body->value, assertion.at);
  if (places.empty()) report.state(clause, State::unexercised);
  for (const auto& [at, value] : places)
    judgement.judge(at, value);
}

/// All fields of one name are one list (RFC 9110 section 5.2).
std::optional<boost::json::value> header_value(const http::Headers& headers,
                                               std::string_view name) {
  std::optional<std::string> joined;
  for (const auto& header : headers.all()) {
    if (!http::equal_ignoring_case(header.name, name)) continue;
    joined = joined ? *joined + ", " + header.value : header.value;
  }
  if (!joined) return std::nullopt;
  return boost::json::value(*joined);
}

void run(const Context& context, Evaluations& out) {
  const auto* response = context.exchange.response();
  if (response == nullptr) return;
  Reporter report(context, matchers.id, out);
  for (const auto& assertion : context.expect.headers) {
    const auto value = header_value(response->headers, assertion.at);
    Judgement judgement(
        context, assertion, expect_clause(context, "headers/" + lower_case(assertion.at)), report);
    judgement.judge(assertion.at, value ? &*value : nullptr);
  }
  for (const auto& assertion : context.expect.body)
    check_body(context, assertion, report);
}

}  // namespace

const Check matchers = {
    .id = "matchers",
    .title = "headers and values in the body are what the case says by hand",
    .about =
        "`expect.headers` and `expect.body` with their matchers (`is`, `not`, `type`, `matches`, "
        "`one_of`, `contains`, `length`, `above`, `below`, `exists`, `format`, `near`). Judges "
        "`<case>/expect/headers/<name>` and `<case>/expect/body<pointer>`. A `*` that meets an "
        "empty "
        "array exercises nothing. A pattern that reaches its match limit is *indeterminate*.",
    .run = run};

}  // namespace assay::checks::all
