#pragma once

#include <map>
#include <utility>

#include "base/scheduler.h"

namespace assay::base {

/// A scheduler whose time jumps to the next due callback: no test ever waits.
class FakeScheduler final : public Scheduler {
 public:
  void after(Duration delay, std::function<void()> work) override;
  void run() override;
  void stop() override { stopped_ = true; }
  /// Runs what is due within `duration`, and is then that much later.
  void run_for(Duration duration);
  [[nodiscard]] const Clock& clock() const override { return clock_; }

 private:
  void run_first();

  FakeClock clock_;
  bool stopped_ = false;
  std::multimap<Duration, std::function<void()>> due_;
};

}  // namespace assay::base
