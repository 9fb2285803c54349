#pragma once

#include <memory>

#include "base/scheduler.h"

namespace assay::wire {

class Network;

/// The loop that sockets and timers share: the run's scheduler. `run` returns when nothing is under
/// way; connections that only wait to be used again do not count.
class Loop final : public base::Scheduler {
 public:
  Loop();
  ~Loop() override;
  void after(base::Duration delay, std::function<void()> work) override;
  void run() override;
  /// Makes `run` return soon, whatever is under way. May be called from another thread or a
  /// signal's handler thread.
  void stop();
  /// Makes `run` go on until SIGINT or SIGTERM comes, and return then.
  void stop_on_signals();
  [[nodiscard]] const base::Clock& clock() const override;
  [[nodiscard]] Network& network();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay::wire
