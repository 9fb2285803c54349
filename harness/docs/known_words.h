#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docs/said_limits.h"
#include "tree/node.h"

namespace assay::docs {

/// What descriptions say, each text read once: on a page the same words stand beside many values.
class KnownWords {
 public:
  /// What `words` say of the values of a schema, the default before all else; nullptr where they
  /// say nothing. The words must outlive this.
  [[nodiscard]] const Said* about(std::string_view words, const tree::Node& schema);

 private:
  struct Reading {
    Types types;
    Said said;
  };
  /// One a set of types; none where the words cannot state anything.
  using Readings = std::vector<std::unique_ptr<const Reading>>;
  std::unordered_map<std::string_view, Readings> known_;
};

}  // namespace assay::docs
