#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "run/settings.h"
#include "run/suite.h"

namespace assay::run {

/// Whether the selected cases may be sent to this target at all: the first two of the three locks
/// before a destructive request (architecture, section 7). To be asked before any connection; a
/// failure is a usage error.
[[nodiscard]] base::Result<void> check_locks(const std::vector<Selected>& selected,
                                             const Settings& settings);

/// Why the case is skipped on this target; empty when it is not.
[[nodiscard]] std::string skip_reason(const cases::Case& test, const Settings& settings);

}  // namespace assay::run
