#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "wire/address.h"
#include "wire/deadline.h"
#include "wire/stream.h"

namespace assay::wire {

struct Resolution {
  std::vector<Address> addresses;  ///< in the system's order of preference
  std::string fault;               ///< why there is none
};

/// How an attempt to connect ended.
struct Connection {
  enum class How { connected, refused, unreachable, failed };
  How how = How::failed;
  std::unique_ptr<Stream> stream;  ///< when connected
  std::string detail;              ///< the system's words, when not
};

/// An operation under way; ends it silently when destroyed.
class Operation {
 public:
  virtual ~Operation() = default;
};

/// Takes connections.
class Acceptor {
 public:
  using OnAccepted = std::function<void(std::unique_ptr<Stream>)>;

  virtual ~Acceptor() = default;
  [[nodiscard]] virtual std::uint16_t port() const = 0;
};

/// What the wire needs of the machine: names, connections, and deadlines; TCP, or a fake of it.
/// Callbacks come from the loop, never before the call returns, and not after the Operation or
/// Acceptor is gone.
class Network {
 public:
  virtual ~Network() = default;
  [[nodiscard]] virtual std::unique_ptr<Operation> resolve(
      const std::string& host, std::uint16_t port, std::function<void(Resolution)> done) = 0;
  [[nodiscard]] virtual std::unique_ptr<Operation> connect(
      const Address& address, std::function<void(Connection)> done) = 0;
  /// Listens on an address; port 0 takes a free one.
  [[nodiscard]] virtual base::Result<std::unique_ptr<Acceptor>> listen(
      const Address& address, Acceptor::OnAccepted accepted) = 0;
  [[nodiscard]] virtual Deadlines& deadlines() = 0;
};

}  // namespace assay::wire
