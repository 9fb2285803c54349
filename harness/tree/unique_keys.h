#pragma once

#include <string>
#include <vector>

#include "text/diagnostic.h"
#include "tree/node.h"

namespace assay::tree {

/// A reader that has reported so many equal keys gives up.
inline constexpr std::size_t most_equal_keys = 100;

/// Reports the keys that stand twice, at both places, under `code`; gives how many it reported,
/// which is `most_equal_keys` at most. Takes n log n whatever the keys are, so that no document can
/// make it slow.
[[nodiscard]] std::size_t report_equal_keys(const Members& members,
                                            const std::string& code,
                                            text::Diagnostics& out);

}  // namespace assay::tree
