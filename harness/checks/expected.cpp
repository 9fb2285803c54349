#include "checks/expected.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace assay::checks {
namespace {

using contract::ClauseKind;

bool is_any(char digit) {
  return digit == 'x' || digit == 'X';
}

/// Whether two of `200`, `2xx`, `2XX` may mean the same status.
bool overlap(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](char left, char right) {
    return left == right || is_any(left) || is_any(right);
  });
}

bool lists(const cases::Expectation& expect, std::string_view status) {
  return std::any_of(expect.status.begin(), expect.status.end(), [&](const auto& one) {
    return overlap(one, status);
  });
}

const contract::ErrorCode* find_error(const contract::Operation& operation,
                                      std::string_view clause) {
  const auto found = std::find_if(operation.errors.begin(),
                                  operation.errors.end(),
                                  [&](const auto& error) { return error.clause == clause; });
  return found == operation.errors.end() ? nullptr : &*found;
}

bool expects_error(const Context& context, const contract::ErrorCode& error) {
  const auto& expect = context.expect;
  if (!expect.error.empty() && !error.code.empty()) return error.code == expect.error;
  // Where the body tells an error, a step that names none expects none.
  if (expect.error.empty() && context.contract->errors.present) return false;
  return lists(expect, fmt::format("{:03}", error.status));
}

bool expects_answer(const Context& context, std::string_view status) {
  const auto& expect = context.expect;
  if (status == "default") return true;
  if (!expect.status.empty()) return lists(expect, status);
  if (expect.error.empty()) return !status.starts_with('4') && !status.starts_with('5');
  return std::any_of(
      context.operation->errors.begin(), context.operation->errors.end(), [&](const auto& error) {
        return error.code == expect.error && overlap(fmt::format("{:03}", error.status), status);
      });
}

/// Whether the step expects the answer that the clause, an error's or a status's, speaks of.
bool speaks_of_expected(const Context& context, const contract::Clause& clause) {
  if (clause.kind == ClauseKind::status)
    return expects_answer(context, std::string_view(clause.id).substr(clause.id.rfind('/') + 1));
  const auto* error = find_error(*context.operation, clause.id);
  return error == nullptr || expects_error(context, *error);
}

}  // namespace

bool expects_status(const Context& context, int status) {
  return context.expect.status.empty() || lists(context.expect, fmt::format("{:03}", status));
}

std::vector<std::string_view> judged_by_expectation(const Context& context) {
  std::vector<std::string_view> judged;
  if (context.contract == nullptr || context.operation == nullptr) return judged;
  bool names_answers = false;
  bool expects_one = false;
  for (const auto& listed : context.test.clauses) {
    const auto* clause = context.contract->clause(listed.value);
    if (clause == nullptr || clause->operation != context.operation->id) continue;
    const bool of_answer = clause->kind == ClauseKind::error || clause->kind == ClauseKind::status;
    const bool of_request =
        clause->kind == ClauseKind::parameter || clause->kind == ClauseKind::security;
    const bool expected = of_answer && speaks_of_expected(context, *clause);
    names_answers = names_answers || of_answer;
    expects_one = expects_one || expected;
    if (of_request || expected) judged.push_back(clause->id);
  }
  if (names_answers && !expects_one) judged.clear();
  return judged;
}

}  // namespace assay::checks
