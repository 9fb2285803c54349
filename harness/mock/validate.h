#pragma once

#include <vector>

#include "generate/generator.h"
#include "mock/asked.h"
#include "mock/decide.h"

namespace assay::mock {

/// What is missing or invalid in a request by its operation's parameters and the body's schema. A
/// parameter is missing when it is required (by the contract, or by a documented error that says
/// so) and absent, or null or empty where its schema allows neither.
[[nodiscard]] std::vector<Trouble> validate(const Asked& asked, generate::Generator& generator);

}  // namespace assay::mock
