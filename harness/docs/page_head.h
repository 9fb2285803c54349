#pragma once

#include <cstddef>
#include <string_view>

namespace assay::docs {

/// The part of a page that its format is told by. What stands far behind in a large one says no
/// more of that, and takes its time to be looked at.
[[nodiscard]] inline std::string_view page_head(std::string_view page) {
  constexpr std::size_t longest = std::size_t{256} << 10U;
  return page.substr(0, longest);
}

}  // namespace assay::docs
