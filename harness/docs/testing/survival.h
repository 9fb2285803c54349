#pragma once

#include <string>

#include "docs/format.h"

namespace assay::docs::testing {

/// What is wrong with how a page is read, or empty: whatever a text holds, it gives a contract with
/// an operation whose contract line is JSON, or an error; and every problem can be shown. Without
/// `format` it is read by whoever knows it.
[[nodiscard]] std::string fault_of(const std::string& page, const Format* format = nullptr);

}  // namespace assay::docs::testing
