#pragma once

#include <vector>

#include "base/error.h"
#include "cli/diff_sides.h"

namespace assay::cli {

/// A contract on both sides; nullptr where one of them does not have it.
struct ContractPair {
  const Stated* before = nullptr;
  const Stated* after = nullptr;
};

/// Every contract once. One against one are of the same API, whatever it is called there; of
/// several, those with the same name of their API. Where one side has several of one name, those at
/// the same path below the folder, and then the one that is left with the one that is left.
///
/// Fails with `diff.same-api`, naming two files, where that does not tell which belong together.
[[nodiscard]] base::Result<std::vector<ContractPair>> pair_contracts(
    const std::vector<Stated>& before, const std::vector<Stated>& after);

}  // namespace assay::cli
