#pragma once

#include <optional>
#include <string>
#include <vector>

#include "results/exit.h"
#include "results/results.h"

namespace assay::results {

/// What a run has to reach to be green (`gates` of the project file).
struct Gates {
  std::optional<double> clauses;  ///< percent of the clauses that have to be judged
};

/// The gates that were missed (exit 5). The gate `clauses` counts the clauses of the contracts that
/// are must or should and that a request can provoke; where id prefixes select, those that a prefix
/// takes in or a selected case is for. Kept, broken and waived ones are judged.
[[nodiscard]] std::vector<ExitReason> missed(const Results& results,
                                             const Gates& gates,
                                             const std::vector<std::string>& prefixes);

}  // namespace assay::results
