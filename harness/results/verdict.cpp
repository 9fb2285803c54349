#include "results/verdict.h"

#include <algorithm>

#include <fmt/format.h>

namespace assay::results {
namespace {

const FindingRecord* find(const CaseResult& test, contract::State state) {
  const auto found = std::find_if(
      test.findings.begin(), test.findings.end(), [&](const auto& f) { return f.state == state; });
  return found == test.findings.end() ? nullptr : &*found;
}

/// The worse of two verdicts of a case that was not skipped.
Verdict worse(Verdict left, Verdict right) {
  for (const auto verdict : {Verdict::fail, Verdict::indeterminate, Verdict::blocked}) {
    if (left == verdict || right == verdict) return verdict;
  }
  return Verdict::pass;
}

/// Why the case could not be asked or judged, from the finding that says so.
std::string reason_for(const CaseResult& test) {
  const auto state =
      test.verdict == Verdict::blocked ? contract::State::blocked : contract::State::indeterminate;
  const auto* finding = find(test, state);
  return finding == nullptr ? std::string() : finding->actual;
}

/// Gives the memory back as well: a run of thousands keeps every exchange to its end.
template <class Content>
void drop(Content& content) {
  Content().swap(content);
}

void drop_content(ExchangeRecord& exchange) {
  drop(exchange.request_headers);
  drop(exchange.request_body);
  drop(exchange.response_headers);
  drop(exchange.response_body);
}

}  // namespace

bool counts(contract::Level level, Strictness strictness) {
  switch (level) {
    case contract::Level::must:
      return true;
    case contract::Level::should:
      return strictness == Strictness::shoulds_too;
    case contract::Level::may:
      return false;
  }
  return true;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "pass";
    case Verdict::fail:
      return "fail";
    case Verdict::skip:
      return "skip";
    case Verdict::blocked:
      return "blocked";
    case Verdict::indeterminate:
      return "indeterminate";
  }
  return "indeterminate";
}

Verdict verdict_of(const std::vector<FindingRecord>& findings, Strictness strictness) {
  auto verdict = Verdict::pass;
  for (const auto& finding : findings) {
    if (finding.state == contract::State::broken) {
      if (counts(finding.level, strictness)) verdict = worse(verdict, Verdict::fail);
    } else if (finding.state == contract::State::blocked) {
      verdict = worse(verdict, Verdict::blocked);
    } else if (finding.state != contract::State::waived) {
      verdict = worse(verdict, Verdict::indeterminate);
    }
  }
  return verdict;
}

void settle(CaseResult& test, Strictness strictness) {
  if (test.verdict != Verdict::skip) {
    test.verdict = worse(test.verdict, verdict_of(test.findings, strictness));
    const bool needs_reason =
        test.verdict == Verdict::blocked || test.verdict == Verdict::indeterminate;
    if (needs_reason && test.reason.empty()) test.reason = reason_for(test);
  }
  if (test.verdict != Verdict::pass || !test.findings.empty()) return;
  for (auto& exchange : test.exchanges)
    drop_content(exchange);
}

}  // namespace assay::results
