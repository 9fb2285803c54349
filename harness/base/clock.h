#pragma once

#include <chrono>

namespace assay::base {

using Duration = std::chrono::nanoseconds;

/// Where time comes from. Nothing outside `wire` and `cli` reads a clock but through this.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Monotonic time since an arbitrary start: for durations and deadlines.
  [[nodiscard]] virtual Duration steady() const = 0;
  /// Time since the Unix epoch, UTC: for what is written into reports.
  [[nodiscard]] virtual std::chrono::system_clock::time_point wall() const = 0;
};

/// A clock that moves only when told to.
class FakeClock final : public Clock {
 public:
  [[nodiscard]] Duration steady() const override { return now_; }
  [[nodiscard]] std::chrono::system_clock::time_point wall() const override {
    return start_ + std::chrono::duration_cast<std::chrono::system_clock::duration>(now_);
  }
  void advance(Duration by) { now_ += by; }

 private:
  Duration now_{};
  std::chrono::system_clock::time_point start_{std::chrono::seconds{1'700'000'000}};
};

}  // namespace assay::base
