#pragma once

#include <optional>
#include <vector>

#include "results/results.h"
#include "run/session.h"
#include "run/settings.h"
#include "run/suite.h"
#include "text/diagnostic.h"

namespace assay::run {

/// Runs the selected cases, `settings.jobs` at a time, and gives results that do not depend on how
/// they were scheduled. Needs that `check_locks` (run/locks.h) was passed. Problems that show only
/// while a request is made go to `out`. When the run is told to stop, the cases that were not asked
/// are blocked, with that reason.
[[nodiscard]] std::optional<results::Results> run(const Surroundings& around,
                                                  const Suite& suite,
                                                  const std::vector<Selected>& selected,
                                                  const Settings& settings);

}  // namespace assay::run
