#include <algorithm>

#include <fmt/format.h>

#include "checks/all.h"
#include "checks/expected.h"
#include "checks/reporter.h"
#include "text/diagnostic.h"

namespace assay::checks::all {
namespace {

using contract::ErrorCode;

const ErrorCode* find_error(const contract::Operation& operation, std::string_view code) {
  const auto found = std::find_if(operation.errors.begin(),
                                  operation.errors.end(),
                                  [&](const ErrorCode& error) { return error.code == code; });
  return found == operation.errors.end() ? nullptr : &*found;
}

std::string codes_of(const contract::Operation& operation) {
  std::string list;
  for (const auto& error : operation.errors) {
    if (error.code.empty()) continue;
    list += fmt::format("{}`{}`", list.empty() ? "" : ", ", text::printable(error.code));
  }
  return list;
}

/// The code that came, and whether the documentation knows it.
std::string shown(const Context& context) {
  if (!context.is_error) return "an answer that is no error";
  if (!context.error_code) return "an error without a code";
  const auto code = fmt::format("the error `{}`", text::printable(*context.error_code));
  const bool is_known = find_error(*context.operation, *context.error_code) != nullptr;
  return is_known ? code : code + ", which the documentation does not name";
}

/// What the expectation of an error judges: the clauses that the case is for, else the error's own,
/// else the assertion.
std::vector<std::string_view> clauses_of(const Context& context) {
  auto clauses = judged_by_expectation(context);
  if (!clauses.empty()) return clauses;
  const auto* error =
      context.expect.error.empty() ? nullptr : find_error(*context.operation, context.expect.error);
  clauses.push_back(error != nullptr ? std::string_view(error->clause)
                                     : expect_clause(context, "error"));
  return clauses;
}

void report_broken(const Context& context,
                   std::string expected,
                   std::string actual,
                   Reporter& report) {
  const auto clauses = clauses_of(context);
  auto& finding = report.broken(clauses.front(), std::move(expected), std::move(actual));
  const auto& expect = context.expect;
  if (expect.error_span.known()) finding.case_span = expect.error_span;
  const auto& at =
      context.contract->errors.at ? context.contract->errors.at : context.contract->errors.present;
  if (at) {
    finding.at = at->to_string();
    finding.body_excerpt = excerpt_of(context, *at);
  }
  const bool is_unknown =
      context.error_code && find_error(*context.operation, *context.error_code) == nullptr;
  if (const auto codes = codes_of(*context.operation); is_unknown && !codes.empty())
    finding.advice = fmt::format("documented codes: {}", codes);
  for (auto i = std::size_t{1}; i < clauses.size(); ++i)
    report.state(clauses[i], contract::State::broken);
}

void check_expected(const Context& context,
                    const std::string& wanted,
                    int status,
                    Reporter& report) {
  const auto expected = fmt::format("the error `{}`", text::printable(wanted));
  if (!context.contract->errors.at) {
    report
        .found(clauses_of(context).front(),
               contract::State::indeterminate,
               expected,
               "the contract does not say where an error's code stands")
        .advice = "give the contract `x-assay-error-at`";
    return;
  }
  if (!context.is_error || context.error_code != wanted)
    return report_broken(context, expected, shown(context), report);
  const auto* error = find_error(*context.operation, wanted);
  const bool asks_status = !context.expect.status.empty();  // then that check judges it
  if (error != nullptr && error->status != 0 && error->status != status && !asks_status)
    return report_broken(context,
                         fmt::format("{} with status {}", expected, error->status),
                         fmt::format("it came with status {}", status),
                         report);
  for (const auto clause : clauses_of(context))
    report.keep(clause);
  if (error != nullptr) report.keep(error->clause);
}

void run(const Context& context, Evaluations& out) {
  const auto* response = context.exchange.response();
  if (response == nullptr || context.operation == nullptr || context.contract == nullptr) return;
  Reporter report(context, error_code.id, out);
  const auto& wanted = context.expect.error;
  if (!wanted.empty()) return check_expected(context, wanted, response->status, report);
  // Where the status alone tells an error, the check of the status has asked already.
  if (!context.contract->errors.present) return;
  if (context.is_error)
    return report_broken(context, "an answer that is no error", shown(context), report);
  for (const auto clause : judged_by_expectation(context))
    report.keep(clause);
}

}  // namespace

const Check error_code = {
    .id = "error-code",
    .title = "the answer is the error that the case expects, and none when it expects none",
    .about =
        "`expect.error`: the answer is an error by the contract's `x-assay-error-if` (else by its "
        "status), its code stands where `x-assay-error-at` says, and it comes with the status that "
        "is documented for it. Without `expect.error` the answer is no error by "
        "`x-assay-error-if`. "
        "Judges the clauses that the case is for (errors, statuses, security, parameters), else "
        "`<operation>/error/<CODE>`, else `<case>/expect/error`.",
    .run = run};

}  // namespace assay::checks::all
