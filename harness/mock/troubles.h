#pragma once

#include <vector>

#include "generate/generator.h"
#include "mock/asked.h"
#include "mock/credentials.h"
#include "mock/decide.h"
#include "mock/world.h"

namespace assay::mock {

/// All that is wrong with a request: what its credentials are worth (`standing`), what is missing
/// or invalid in it, and what of its ids is not there, or may not go. `place`: where it leads in
/// `world`.
[[nodiscard]] std::vector<Trouble> find_troubles(const Asked& asked,
                                                 Standing standing,
                                                 const Place& place,
                                                 const World& world,
                                                 generate::Generator& generator);

}  // namespace assay::mock
