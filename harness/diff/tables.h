#pragma once

#include <vector>

#include "diff/rules.h"

namespace assay::diff {

/// The two halves of the table.
[[nodiscard]] std::vector<Rule> answer_rules();
[[nodiscard]] std::vector<Rule> request_rules();

}  // namespace assay::diff
