#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "docs/said_limits.h"
#include "tree/node.h"

namespace assay::docs {

/// What descriptions say, each text read once: on a page the same words stand beside many values.
class KnownWords {
 public:
  /// What `words`, which must outlive this, say of the values of a schema.
  [[nodiscard]] Said about(std::string_view words, const tree::Node& schema);

 private:
  struct Reading {
    Types types;
    Said said;  ///< of the words that came first
  };
  /// One a set of types; none where the words cannot state anything.
  using Readings = std::vector<Reading>;
  std::unordered_map<std::string_view, Readings> known_;
};

}  // namespace assay::docs
