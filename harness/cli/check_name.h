#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/find_named.h"
#include "text/diagnostic.h"

namespace assay::cli {

/// Why `name` is none of the registry's, which `what` says the kind of ("documentation format"), or
/// empty. For CLI11's `check`.
template <class Entry>
[[nodiscard]] std::string check_name(const std::string& name,
                                     std::string_view what,
                                     const std::vector<const Entry*>& registry) {
  if (base::find_named(registry, name) != nullptr) return {};
  std::vector<std::string_view> known;
  for (const auto* entry : registry)
    known.push_back(entry->name);
  return fmt::format("`{}` is no {}; {}", name, what, text::suggestion(name, known));
}

}  // namespace assay::cli
