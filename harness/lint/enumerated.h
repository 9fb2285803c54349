#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/judged.h"

namespace assay::lint {

/// A value that a schema lists, and that the rest of it refuses.
struct Refused {
  const tree::Node* value = nullptr;
  Fault fault;
};

/// The values of an `enum` or a `const`, and those among them that the keywords beside it refuse.
struct Enumerated {
  const tree::Member* keyword = nullptr;  ///< nullptr: the schema has none
  std::size_t count = 0;
  std::vector<Refused> refused;

  [[nodiscard]] bool is_impossible() const { return keyword != nullptr && refused.size() == count; }
};

[[nodiscard]] Enumerated enumerate(const SchemaSite& site, std::string_view keyword);

}  // namespace assay::lint
