#pragma once

#include <string_view>

#include "tree/node.h"

namespace assay::diff {

/// How what a keyword allows changed.
enum class Relation { same, narrower, wider, different };

/// Compares two values of one keyword of JSON Schema: `narrower` where the second allows only what
/// the first does; `different` where that cannot be told.
[[nodiscard]] Relation compare_values(std::string_view keyword,
                                      const tree::Node* before,
                                      const tree::Node* after);

}  // namespace assay::diff
