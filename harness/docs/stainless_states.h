#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay::docs::stainless {

/// Where the states of one step of a search stand, by the hashes of their stacks. One object serves
/// all steps: nothing is given back and asked for again between them.
class StatePlaces {
 public:
  static constexpr std::size_t none = SIZE_MAX;

  /// A step begins: nothing is known.
  void clear() {
    ++step_;
    count_ = 0;
  }

  /// The place that was noted for the hash; `none` where it was not: it may be noted there, until
  /// the next call.
  [[nodiscard]] std::size_t& at(std::uint64_t hash) {
    if (2 * count_ >= slots_.size()) grow();
    auto& slot = slot_of(hash);
    if (slot.step != step_) {
      slot = {.hash = hash, .step = step_, .place = none};
      ++count_;
    }
    return slot.place;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint64_t step = 0;
    std::size_t place = none;
  };

  /// That of the hash, or the free one that it gets. Half of them are free.
  [[nodiscard]] Slot& slot_of(std::uint64_t hash) {
    const auto last = slots_.size() - 1;
    auto index = static_cast<std::size_t>(hash) & last;
    while (slots_[index].step == step_ && slots_[index].hash != hash)
      index = (index + 1) & last;
    return slots_[index];
  }

  void grow() {
    std::vector<Slot> before(slots_.empty() ? 1024 : 2 * slots_.size());
    before.swap(slots_);
    for (const auto& slot : before) {
      if (slot.step == step_) slot_of(slot.hash) = slot;
    }
  }

  std::vector<Slot> slots_;
  std::uint64_t step_ = 1;
  std::size_t count_ = 0;
};

}  // namespace assay::docs::stainless
