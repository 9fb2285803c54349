#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "results/results.h"

namespace assay::report {

/// `text` on one line and harmless wherever it is shown: text::printable, and the marks by which CI
/// systems take commands from a log (`##vso[`, `##[`, `::error` at a line's start) broken up by an
/// escape.
[[nodiscard]] std::string shown(std::string_view text);

/// Every line of `text` through shown(), each behind `indent`. Ends with a newline unless it is
/// empty.
[[nodiscard]] std::string shown_lines(std::string_view text, std::string_view indent);

/// `1 case`, `2 cases`.
[[nodiscard]] std::string counted(std::size_t count, std::string_view thing);

/// `4 kept, 1 broken`: the states that occur, the good ones first.
[[nodiscard]] std::string clause_counts(const results::Results& results);
/// `4 pass, 1 fail`: the verdicts that occur.
[[nodiscard]] std::string case_counts(const results::Results& results);

/// `2 by both engines, 1 by ours alone (1: it is above 1 MB)`: who judged the bodies.
[[nodiscard]] std::string judged_counts(const results::Results& results);

/// A finding in one line: `expected X, but Y`.
[[nodiscard]] std::string one_line(const results::FindingRecord& finding);

/// What came back for the judged request: `status 404, 120 bytes`, or `no answer: refused`.
[[nodiscard]] std::string answer_of(const results::CaseResult& test);

}  // namespace assay::report
