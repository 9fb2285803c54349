#include "openapi/component_name.h"

#include <fmt/format.h>

namespace assay::openapi {

std::string component_name(std::string_view wanted) {
  std::string name(wanted);
  for (auto& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '-';
    if (!plain) c = '_';
  }
  return name;
}

std::string free_component_name(std::string_view wanted,
                                std::set<std::string, std::less<>>& taken) {
  const auto first = wanted.empty() ? "schema" : component_name(wanted);
  auto name = first;
  for (int i = 2; !taken.insert(name).second; ++i)
    name = fmt::format("{}_{}", first, i);
  return name;
}

}  // namespace assay::openapi
