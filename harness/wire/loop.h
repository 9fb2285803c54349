#pragma once

#include <functional>
#include <memory>
#include <string_view>

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
  void stop() override;
  /// Calls `told` with the name of each SIGINT and SIGTERM that comes while `run` runs; they end
  /// the program no more. Does not keep `run` from returning.
  void on_signals(std::function<void(std::string_view name)> told);
  [[nodiscard]] const base::Clock& clock() const override;
  [[nodiscard]] Network& network();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay::wire
