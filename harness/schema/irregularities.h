#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "schema/body.h"

namespace assay::schema {

/// The irregularities of `text`, which is valid JSON nested at most `depth` deep, in their order;
/// none below a value that a later duplicate of its key replaces.
[[nodiscard]] std::vector<Irregularity> find_irregularities(std::string_view text,
                                                            std::size_t depth);

}  // namespace assay::schema
