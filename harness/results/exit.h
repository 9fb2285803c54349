#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "contract/clause.h"
#include "results/results.h"

namespace assay::results {

/// The exit codes of the program (architecture, section 6).
enum class ExitCode {
  ok = 0,
  broken = 1,       ///< the endpoint breaks the contract
  usage = 2,        ///< usage, or nothing selected
  input = 3,        ///< a page, contract, case or project file is wrong
  not_judged = 4,   ///< could not ask or could not judge
  gate_missed = 5,  ///< coverage, mutation score, stale derived files
  own_fault = 70,   ///< our own bug
};

/// One condition that holds, in words for the summary.
struct ExitReason {
  ExitCode code = ExitCode::ok;
  std::string why;
};

/// How many cases came to each verdict, and clauses to each state.
struct Totals {
  std::array<std::size_t, 5> cases{};    ///< by Verdict
  std::array<std::size_t, 6> clauses{};  ///< by contract::State
  std::size_t musts_asked = 0;           ///< must-clauses kept, broken or waived

  [[nodiscard]] std::size_t of(Verdict verdict) const {
    return cases[static_cast<std::size_t>(verdict)];
  }
  [[nodiscard]] std::size_t of(contract::State state) const {
    return clauses[static_cast<std::size_t>(state)];
  }
  friend bool operator==(const Totals&, const Totals&) = default;
};
[[nodiscard]] Totals count(const Results& results);

/// The conditions that the results themselves show: nothing selected (2), a case that fails or a
/// broken clause that counts (1), a case blocked or indeterminate, a clause that could not be
/// judged, or no must-clause asked (4).
[[nodiscard]] std::vector<ExitReason> reasons_of(const Results& results);

/// The exit code where several conditions hold: the first of 70, 3, 2, 1, 4, 5; all of them as
/// reasons, in that order, each once. 0 without a reason when there is none.
[[nodiscard]] Exit decide(std::vector<ExitReason> reasons);

}  // namespace assay::results
