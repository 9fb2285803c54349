#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "checks/all.h"
#include "checks/expected.h"
#include "checks/reporter.h"
#include "text/diagnostic.h"

namespace assay::checks::all {
namespace {

/// The status with what the answer says of itself: `status 404 with the error `NOT_FOUND``.
std::string shown(const Context& context, int status) {
  auto out = fmt::format("status {}", status);
  if (context.is_error && context.error_code)
    out += fmt::format(" with the error `{}`", text::printable(*context.error_code));
  return out;
}

/// The statement that this status is answered; nullptr where the contract does not make it.
const contract::Clause* status_clause(const Context& context, const std::string& status) {
  return context.contract->clause(fmt::format("{}/status/{}", context.operation->id, status));
}

/// The clauses that the expectation of the status judges: those the case is for; else that this
/// status is answered; else the assertion itself.
std::vector<std::string_view> clauses_of(const Context& context) {
  auto clauses = judged_by_expectation(context);
  if (!clauses.empty()) return clauses;
  if (context.contract != nullptr && context.operation != nullptr) {
    for (const auto& status : context.expect.status) {
      if (const auto* clause = status_clause(context, status)) clauses.push_back(clause->id);
    }
  }
  if (clauses.empty()) clauses.push_back(expect_clause(context, "status"));
  return clauses;
}

void report_broken(const Context& context, int status, std::string expected, Reporter& report) {
  const auto clauses = clauses_of(context);
  auto& finding = report.broken(clauses.front(), std::move(expected), shown(context, status));
  if (context.expect.status_span.known()) finding.case_span = context.expect.status_span;
  if (context.is_error && context.contract != nullptr && context.contract->errors.at) {
    finding.at = context.contract->errors.at->to_string();
    finding.body_excerpt = excerpt_of(context, *context.contract->errors.at);
  }
  for (auto i = std::size_t{1}; i < clauses.size(); ++i)
    report.state(clauses[i], contract::State::broken);
}

/// Where a case allows several answers, each shows itself alone.
bool is_error_of_another_status(const Context& context, int status, std::string_view id) {
  if (context.operation == nullptr) return false;
  const auto& errors = context.operation->errors;
  return std::any_of(errors.begin(), errors.end(), [&](const auto& error) {
    return error.clause == id && error.status != 0 && error.status != status;
  });
}

bool is_of_a_status(const Context& context, std::string_view id) {
  const auto* clause = context.contract == nullptr ? nullptr : context.contract->clause(id);
  return clause != nullptr && clause->kind == contract::ClauseKind::status;
}

void report_kept(const Context& context, int status, Reporter& report) {
  for (const auto clause : clauses_of(context)) {
    if (!is_of_a_status(context, clause) && !is_error_of_another_status(context, status, clause))
      report.keep(clause);
  }
  // Of the statuses the one that came, whichever the case is for.
  if (context.documented == nullptr || context.operation == nullptr) return;
  if (const auto* clause = status_clause(context, context.documented->status))
    report.keep(clause->id);
}

void run(const Context& context, Evaluations& out) {
  const auto* response = context.exchange.response();
  if (response == nullptr) return;
  Reporter report(context, status.id, out);
  const auto& allowed = context.expect.status;
  if (!allowed.empty()) {
    if (expects_status(context, response->status))
      return report_kept(context, response->status, report);
    return report_broken(
        context, response->status, fmt::format("status {}", fmt::join(allowed, " or ")), report);
  }
  // Nothing is expected by name: any answer that is no error, unless an error is expected. Where
  // the body tells an error, the check of the error code asks.
  if (context.operation == nullptr || !context.expect.error.empty()) return;
  if (context.is_error && !context.contract->errors.present)
    return report_broken(context, response->status, "a status that is no error", report);
  if (context.documented != nullptr) report_kept(context, response->status, report);
}

}  // namespace

const Check status = {
    .id = "status",
    .title = "the status is the one that the case expects",
    .about =
        "`expect.status`: `200`, `2xx`, or a list. Without it, any documented status that is no "
        "error. Judges the clauses that the case is for (errors, statuses, security, parameters); "
        "where it lists none of these, `<operation>/status/<status>` or the assertion "
        "`<case>/expect/status`. A status that came as expected also keeps "
        "`<operation>/status/<status>`; where several are allowed, those that did not come are not "
        "exercised.",
    .run = run};

}  // namespace assay::checks::all
