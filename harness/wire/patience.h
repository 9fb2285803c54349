#pragma once

#include <functional>
#include <string>

#include "http/message.h"
#include "wire/deadline.h"

namespace assay::wire {

/// How long one exchange may take, phase by phase, and what ends when it takes longer.
class Patience {
 public:
  enum class Phase { connect, first_byte, whole };

  explicit Patience(Deadlines& deadlines);

  /// An exchange begins now.
  void begin(const http::Limits& limits);
  /// A phase begins at `now`.
  void enter(Phase phase, base::Duration now);
  /// The exchange has ended.
  void end();
  /// What ends that is waited for, when patience does. It may end this too.
  void on_end(std::function<void()> give_up) { give_up_ = std::move(give_up); }

  [[nodiscard]] bool has_ended() const { return has_ended_; }
  [[nodiscard]] base::Duration started() const { return started_; }
  [[nodiscard]] base::Duration now() const { return deadlines_.clock().steady(); }
  /// The failure once patience has ended; `progress` says how far the phase was.
  [[nodiscard]] http::TransportError failure(const std::string& progress) const;

 private:
  void expire();

  Deadlines& deadlines_;
  http::Limits limits_;
  base::Duration started_{};
  Phase phase_ = Phase::connect;
  bool has_ended_ = false;
  std::function<void()> give_up_;
  Deadline deadline_;
};

}  // namespace assay::wire
