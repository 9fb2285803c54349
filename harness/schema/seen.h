#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay::schema {

/// Which members of one object, or items of one array, some schema in place has described: what
/// `unevaluatedProperties` and `unevaluatedItems` leave alone (JSON Schema core 2020-12 section
/// 11), and what is not undocumented.
class Seen {
 public:
  void mark(std::size_t index) {
    if (index < bits) {
      first_ |= std::uint64_t{1} << index;
    } else {
      mark_far(index);
    }
  }
  void mark_all() { all_ = true; }
  /// A schema names members of this object, so that one it does not name is worth a word.
  void mark_named() { named_ = true; }

  [[nodiscard]] bool has(std::size_t index) const {
    if (all_) return true;
    if (index < bits) return (first_ >> index & 1U) != 0;
    const auto word = index / bits - 1;
    return word < more_.size() && (more_[word] >> index % bits & 1U) != 0;
  }
  [[nodiscard]] bool has_all() const { return all_; }
  [[nodiscard]] bool is_named() const { return named_; }

  void merge(const Seen& other);

 private:
  static constexpr std::size_t bits = 64;
  void mark_far(std::size_t index);

  std::uint64_t first_ = 0;
  std::vector<std::uint64_t> more_;
  bool all_ = false;
  bool named_ = false;
};

}  // namespace assay::schema
