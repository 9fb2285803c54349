#pragma once

#include <string>
#include <vector>

#include "results/exit.h"
#include "results/results.h"

namespace assay::results {

/// A failure that is known, and may stay one for the time being.
struct Waiver {
  std::string clause;
  std::string reason;
  std::string place;  ///< in the baseline: `baseline.yaml:4:3`
};

/// What a run selects.
enum class Selection { all, part };

/// Turns `broken` into `waived` in clauses and findings where a waiver says so, and gives the cases
/// the verdict of what is left. Gives what is wrong with the waivers themselves (exit 5): a clause
/// that is kept again, and, where all cases are selected, one that the run does not know.
[[nodiscard]] std::vector<ExitReason> waive(Results& results,
                                            const std::vector<Waiver>& waivers,
                                            Selection selection);

}  // namespace assay::results
