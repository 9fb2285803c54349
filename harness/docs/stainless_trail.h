#pragma once

#include <cstddef>
#include <vector>

#include "docs/stainless_nest.h"

namespace assay::docs::stainless {

/// The ways by which many states of a search came about, which share their beginnings: each step
/// says what one bullet was put under.
class Trail {
 public:
  static constexpr int none = -1;

  /// Adds a step behind `before`; gives its number.
  int add(int before, int parent) {
    steps_.push_back({.before = before, .parent = parent});
    return static_cast<int>(steps_.size()) - 1;
  }

  /// The whole way to the step `last`, of the last of `count` bullets.
  [[nodiscard]] Parents parents(int last, std::size_t count) const {
    Parents parents(count, in_prose);
    for (auto i = count; i > 0 && last != none; --i) {
      const auto& step = steps_[static_cast<std::size_t>(last)];
      parents[i - 1] = step.parent;
      last = step.before;
    }
    return parents;
  }

 private:
  struct Step {
    int before = none;
    int parent = none;
  };
  std::vector<Step> steps_;
};

}  // namespace assay::docs::stainless
