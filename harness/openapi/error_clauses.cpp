#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "openapi/clause_parts.h"
#include "openapi/reader.h"

namespace assay::openapi {
namespace {

using contract::Condition;
using contract::ErrorCode;

/// `/absent/connector`: why it comes, as a piece of an id.
std::string reason_of(const ErrorCode& error) {
  auto reason = fmt::format("/{}", name_of(error.when.condition));
  const bool named = !error.when.subject.empty() && error.when.condition != Condition::unknown;
  if (named) reason.append(1, '/').append(id_piece(error.when.subject));
  return reason;
}

/// `error/CODE`, or `error/404/absent/connector` where only the status tells.
std::string id_of(const contract::Operation& operation, const ErrorCode& error) {
  if (!error.code.empty()) return fmt::format("{}/error/{}", operation.id, id_piece(error.code));
  return fmt::format("{}/error/{}{}", operation.id, error.status, reason_of(error));
}

std::string moment_of(const contract::When& when) {
  const auto subject = text::printable(when.subject);
  switch (when.condition) {
    case Condition::unauthorized:
      return "credentials are missing or not accepted";
    case Condition::forbidden:
      return "the credentials do not allow it";
    case Condition::missing:
      return fmt::format("`{}` is missing", subject);
    case Condition::invalid:
      return fmt::format("`{}` is not what the documentation says", subject);
    case Condition::absent:
      return fmt::format("there is no such {}", subject);
    case Condition::dependents:
      return fmt::format("others still depend on the {}", subject);
    case Condition::rate_limited:
      return "too many requests came";
    case Condition::unknown:
      return fmt::format("“{}”", subject);
  }
  return {};
}

std::string summary_of(const ErrorCode& error) {
  const auto code = error.code.empty() ? std::string{}
                                       : fmt::format("the error `{}`", text::printable(error.code));
  const auto status = error.status == 0 ? std::string{} : fmt::format("status {}", error.status);
  return fmt::format("{}{}{} when {}",
                     code,
                     code.empty() || status.empty() ? "" : ", ",
                     status,
                     moment_of(error.when));
}

std::string why_never_asked(const contract::When& when) {
  if (when.condition == Condition::unknown) {
    return fmt::format("it is not known what provokes it: “{}”", text::printable(when.subject));
  }
  if (when.condition == Condition::rate_limited) return "no case asks that often";
  return {};
}

}  // namespace

void add_error_clauses(contract::Operation& operation,
                       Schemas schemas,
                       Clauses& clauses,
                       text::Diagnostics& out) {
  std::map<std::string, const ErrorCode*> known;
  for (auto& error : operation.errors) {
    error.clause = id_of(operation, error);
    // One code may stand for two statuses.
    const auto before = known.find(error.clause);
    const bool other_status =
        before != known.end() && error.status != 0 && error.status != before->second->status;
    if (other_status && !error.code.empty()) error.clause += fmt::format("/{}", error.status);
    // One code may come for two reasons.
    const auto again = known.find(error.clause);
    if (again != known.end() && !error.code.empty() && error.when != again->second->when)
      error.clause += reason_of(error);
    const auto [first, is_new] = known.emplace(error.clause, &error);
    if (!is_new) {
      out.add(
          {.severity = schemas == Schemas::strict ? text::Severity::error : text::Severity::warning,
           .code = "openapi.duplicate-error",
           .message = fmt::format("`{}` is documented twice", text::printable(error.clause)),
           .span = error.span,
           .related = {{.span = first->second->span, .message = "first here"}}});
      continue;
    }
    clauses.push_back({.id = error.clause,
                       .kind = contract::ClauseKind::error,
                       .level = error.level,
                       .operation = operation.id,
                       .summary = summary_of(error),
                       .source = error.source,
                       .span = error.span,
                       .unprovokable = why_never_asked(error.when)});
  }
}

}  // namespace assay::openapi
