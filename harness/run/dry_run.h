#pragma once

#include <string>
#include <vector>

#include "run/settings.h"
#include "run/suite.h"
#include "text/source_map.h"

namespace assay::run {

/// What a run would send, one `curl` line a request, without the secrets; a request that waits for
/// a capture or for a state says so. Ends with the hash of the plan: equal hashes mean equal
/// requests.
[[nodiscard]] std::string dry_run(const text::SourceMap& sources,
                                  const std::vector<Selected>& selected,
                                  const Settings& settings);

}  // namespace assay::run
