#pragma once

#include <string>
#include <string_view>

namespace assay::tree {

/// A piece of an input as a message shows it: safe for a terminal, and cut where it is long.
[[nodiscard]] std::string shown(std::string_view piece);

}  // namespace assay::tree
