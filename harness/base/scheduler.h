#pragma once

#include <functional>

#include "base/clock.h"

namespace assay::base {

/// Runs callbacks, one at a time, on the thread that calls `run`.
class Scheduler {
 public:
  virtual ~Scheduler() = default;
  /// Calls `work` once, not before `delay` has passed; a zero delay means on the next turn.
  virtual void after(Duration delay, std::function<void()> work) = 0;
  /// Runs what is due and what becomes due until nothing is left to wait for.
  virtual void run() = 0;
  /// Makes `run` return soon, whatever is still to come.
  virtual void stop() = 0;
  [[nodiscard]] virtual const Clock& clock() const = 0;
};

}  // namespace assay::base
