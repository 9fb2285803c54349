#pragma once

#include <cstdint>
#include <string_view>

namespace assay::base {

/// A small, seeded, portable generator (SplitMix64, Steele et al. 2014): the same seed gives the
/// same values on every platform, which `std::uniform_int_distribution` does not promise. Not for
/// secrets.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// A generator of its own for `purpose`, so that adding a case does not change another case's
  /// values.
  [[nodiscard]] static Random derived(std::uint64_t seed, std::string_view purpose);

  [[nodiscard]] std::uint64_t next();
  /// A value in [low, high]; needs low <= high.
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);

 private:
  std::uint64_t state_;
};

}  // namespace assay::base
