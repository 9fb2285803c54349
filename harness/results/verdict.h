#pragma once

#include <vector>

#include "results/results.h"

namespace assay::results {

/// Whether what a clause of this level says must be kept: a must always, a should when strict.
[[nodiscard]] bool counts(contract::Level level, Strictness strictness);

/// The verdict of a case that was asked: `fail` for a broken must-clause (a should-clause too when
/// strict), else `indeterminate`, else `blocked` when a finding says so, else `pass`.
[[nodiscard]] Verdict verdict_of(const std::vector<FindingRecord>& findings, Strictness strictness);

/// Ends a case. Findings rule over a verdict `blocked` or `indeterminate` that was set before (the
/// set-up of one step can fail after the answer of another broke a clause); `skip` stays. Gives a
/// reason to a verdict that needs one and has none. Of a passing case, and of the exchanges that
/// are no step of it, headers and bodies are dropped.
void settle(CaseResult& test, Strictness strictness);

}  // namespace assay::results
