#pragma once

#include <string>
#include <string_view>

#include "results/redactor.h"

namespace assay::results {

/// An excerpt (text::excerpt) without secrets, its carets moved with what they mark. Where a secret
/// reaches over the edge of what is marked, they stay where they are.
[[nodiscard]] std::string redact_excerpt(const Redactor& redactor, std::string_view excerpt);

}  // namespace assay::results
