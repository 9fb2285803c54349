#pragma once

#include <cstdint>
#include <optional>

#include "docs/stainless_expect.h"

namespace assay::docs::stainless {

constexpr int none = -1;

/// An open bullet of a stack, with what was put under it so far. Stacks share their lower frames.
struct Frame {
  int parent = none;
  int bullet = none;
  Expectation::Mode mode = Expectation::Mode::open;
  int count = -1;
  int taken = 0;
  int names = none;
  int values = none;
  bool optional_seen = false;
  bool sure = true;        ///< the values are this object's, not another alternative's of its union
  std::uint64_t hash = 0;  ///< of the stack that ends here
  std::optional<int> closing;  ///< its price, once it was asked for: many states share a frame
};

[[nodiscard]] inline std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
  seed ^= value + 0x9E3779B97F4A7C15ULL + (seed << 6U) + (seed >> 2U);
  return seed * 0xBF58476D1CE4E5B9ULL;
}

/// The hash of the stack with one bullet more under its last frame, which holds those of `mode`.
[[nodiscard]] inline std::uint64_t hash_of_grown(const Frame& under, Expectation::Mode mode) {
  return mixed(under.hash,
               static_cast<std::uint64_t>(under.taken + 1) * 8 + static_cast<std::uint64_t>(mode));
}

/// The hash of a stack with `bullet` opened on it.
[[nodiscard]] inline std::uint64_t hash_of_opened(std::uint64_t stack, int bullet) {
  return mixed(mixed(stack, static_cast<std::uint64_t>(bullet) + 1), 77);
}

}  // namespace assay::docs::stainless
