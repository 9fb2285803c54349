#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/json/array.hpp>

#include "schema/lower/lowering.h"

namespace assay::schema::lower {

/// Which members, or items, the keywords of a schema see (JSON Schema core 2020-12 section 11).
struct Evaluated {
  enum class Of { members, items };

  bool all = false;
  std::set<std::string> names;
  std::map<std::string, text::Span> patterns;
  std::size_t front = 0;  ///< how many items at the front
  json::array contained;  ///< items that one of these schemas allows (`contains`, since 2020-12)

  void merge(const Evaluated& other);
};

/// What is seen where all `guards` hold.
struct Combination {
  json::array guards;
  Evaluated evaluated;
};

/// The combinations of branches that can hold beside `unevaluated*` in a schema; nothing when there
/// are too many.
[[nodiscard]] std::optional<std::vector<Combination>> find_combinations(Lowering& lowering,
                                                                        const Lowering::At& here,
                                                                        Evaluated::Of of);

}  // namespace assay::schema::lower
