#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "wire/network.h"

namespace assay::wire {

/// Connects to the first of several addresses that answers (Happy Eyeballs, RFC 8305 section 5):
/// one attempt after the other, the next as soon as one fails or has not answered for 250 ms; the
/// first connection wins and ends the rest.
class Connector {
 public:
  static constexpr base::Duration stagger = std::chrono::milliseconds(250);

  /// `addresses` in the order to be tried; at least one. `done` is called once, from the loop,
  /// unless this is destroyed before.
  Connector(Network& network, std::vector<Address> addresses, std::function<void(Connection)> done);
  Connector(const Connector&) = delete;
  Connector& operator=(const Connector&) = delete;

  void start();
  /// What the attempts said so far, such as "`[::1]:80`: Connection refused", for messages.
  [[nodiscard]] std::string account() const;

 private:
  void attempt();
  void attempt_ended(std::size_t index, Connection connection);

  Network& network_;
  std::vector<Address> addresses_;
  std::function<void(Connection)> done_;
  std::vector<std::unique_ptr<Operation>> attempts_;
  std::size_t under_way_ = 0;
  std::vector<std::string> faults_;
  Connection::How worst_ = Connection::How::refused;
  Deadline next_;
};

}  // namespace assay::wire
