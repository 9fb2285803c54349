#pragma once

#include <string>

#include "run/case_run.h"

namespace assay::run {

/// Brings the target into the state that `given` names: by what the target's `given` says, else by
/// its state URL or the mock's control interface, else, on loopback, by taking the state as given
/// with variables from the seed, which is said. Gives why it could not be done, or an empty text.
[[nodiscard]] Task<std::string> reach(CaseRun& run, const cases::Given& given);

}  // namespace assay::run
