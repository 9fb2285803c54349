#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/fake_scheduler.h"
#include "wire/network.h"

namespace assay::wire::testing {

/// The far end of a connection in memory, played by a test.
class FakePeer {
 public:
  explicit FakePeer(base::FakeScheduler& scheduler) : scheduler_(scheduler) {}

  void send(std::string bytes);
  /// Sends the bytes one by one, one each `pause`.
  void drip(const std::string& bytes, base::Duration pause);
  /// Ends it as `how`: closed or reset.
  void end(Io how);

  std::string received;               // all that came so far
  std::function<void()> on_received;  // called when more has come
  bool is_gone = false;               // our side has ended the connection
  bool has_finished = false;          // our side sends no more
  bool takes_nothing = false;         // writes to it never end

 private:
  friend class FakeStream;
  void deliver();

  base::FakeScheduler& scheduler_;
  std::deque<std::string> outgoing_;
  Io ended_ = Io::done;
  std::string delivered_;
  Stream::OnReceived waiting_;
  Stream::OnSent waiting_to_send_;
};

/// A network in memory, on a clock that jumps: no test waits.
class FakeNetwork final : public Network {
 public:
  enum class Behaviour { connects, refuses, hangs };

  std::unique_ptr<Operation> resolve(const std::string& host,
                                     std::uint16_t port,
                                     std::function<void(Resolution)> done) override;
  std::unique_ptr<Operation> connect(const Address& address,
                                     std::function<void(Connection)> done) override;
  base::Result<std::unique_ptr<Acceptor>> listen(const Address& address,
                                                 Acceptor::OnAccepted accepted) override;
  Deadlines& deadlines() override { return deadlines_; }

  /// Connects to whoever listens.
  FakePeer& connect_to_listener();
  /// Runs until nothing is due and no deadline is set.
  void run() { scheduler.run(); }
  /// Runs all that is due within `duration` from now.
  void run_for(base::Duration duration) { scheduler.run_for(duration); }
  [[nodiscard]] base::Duration now() const { return scheduler.clock().steady(); }

  base::FakeScheduler scheduler;
  std::map<std::string, std::vector<std::string>> names;  // their IP addresses; an empty list hangs
  std::map<std::string, Behaviour> behaviours;            // by `ip:port`; others connect
  std::function<void(FakePeer&)> on_connected;
  std::vector<std::string> attempts;            // `250 ms [::1]:80`
  std::deque<std::shared_ptr<FakePeer>> peers;  // in the order of their connections

 private:
  void tick();

  bool ticks_ = false;
  Deadlines deadlines_{scheduler.clock(), [this] { tick(); }};
  Acceptor::OnAccepted accepted_;
};

}  // namespace assay::wire::testing
