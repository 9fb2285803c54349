#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace assay::base {

/// The entry of a registry that is called `name`, or nullptr.
template <class Entry>
[[nodiscard]] const Entry* find_named(const std::vector<const Entry*>& registry,
                                      std::string_view name) {
  const auto found = std::find_if(
      registry.begin(), registry.end(), [&](const Entry* entry) { return entry->name == name; });
  return found == registry.end() ? nullptr : *found;
}

}  // namespace assay::base
