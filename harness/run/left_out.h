#pragma once

#include <vector>

#include "results/results.h"
#include "run/suite.h"
#include "text/source_map.h"

namespace assay::run {

/// Gives clauses that no case exercised, and of which nothing else says why, the reason why no case
/// is derived for them. Looks at the contracts of the selected cases that derived case files name,
/// and passes over what any case of the suite is for: that was only not selected. So it does with
/// operations without a case where the suite is not whole. The cases of each operation that has
/// such a clause are derived again, which takes its time.
void tell_left_out(const Suite& suite,
                   const std::vector<Selected>& selected,
                   const text::SourceMap& sources,
                   std::vector<results::ClauseResult>& clauses);

}  // namespace assay::run
