#pragma once

#include <functional>
#include <utility>

#include "base/clock.h"

namespace assay::wire {

class Deadline;

/// All deadlines of one loop in one list that is looked through every `tick` instead of a timer an
/// operation (engine.md measured a timer set and cancelled an operation as a quarter of a request).
class Deadlines {
 public:
  static constexpr base::Duration tick = std::chrono::milliseconds(50);

  /// `on_first` is called when a deadline is set while none was: from then on `check` is to be
  /// called.
  Deadlines(const base::Clock& clock, std::function<void()> on_first)
      : clock_(clock), on_first_(std::move(on_first)) {}
  Deadlines(const Deadlines&) = delete;
  Deadlines& operator=(const Deadlines&) = delete;

  /// Calls what is due. To be called every `tick` as long as `any()`.
  void check();
  /// Whether some deadline is set.
  [[nodiscard]] bool any() const { return set_ != 0; }
  [[nodiscard]] const base::Clock& clock() const { return clock_; }

 private:
  friend class Deadline;
  const base::Clock& clock_;
  std::function<void()> on_first_;
  Deadline* first_ = nullptr;
  Deadline* next_to_check_ = nullptr;
  std::size_t set_ = 0;
};

/// One point in time that something must not pass, or none. `on_expiry` is called at most once for
/// each `set`, up to a tick late; it may set, clear or destroy this deadline and any other.
class Deadline {
 public:
  Deadline(Deadlines& list, std::function<void()> on_expiry);
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  ~Deadline();

  /// Sets or moves it, in the clock's steady time.
  void set(base::Duration at);
  void clear();

 private:
  friend class Deadlines;
  Deadlines& list_;
  std::function<void()> on_expiry_;
  base::Duration at_{};
  bool set_ = false;
  Deadline* previous_ = nullptr;
  Deadline* next_ = nullptr;
};

}  // namespace assay::wire
