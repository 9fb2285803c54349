#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace assay::testing {

/// Reads until the head of a request is whole, so that what follows answers it. (What stands behind
/// the head stays unread or is read with it.)
struct AwaitRequest {};
/// Sends bytes, `times` over.
struct Send {
  std::string bytes;
  std::size_t times = 1;
};
/// Sends bytes one by one, one each `pause`.
struct Drip {
  std::string bytes;
  std::chrono::milliseconds pause{};
};
/// Sends the same bytes until the client has gone.
struct SendForever {
  std::string bytes;
};
/// Ends the connection with FIN.
struct Close {};
/// Ends the connection with RST.
struct Reset {};
/// Does nothing until the client has gone.
struct Stall {};

using Step = std::variant<AwaitRequest, Send, Drip, SendForever, Close, Reset, Stall>;
using Script = std::vector<Step>;

/// `HTTP/1.1 200 OK` with this JSON, right in every way: what the other cases of a run get.
[[nodiscard]] Script answer(std::string json);

/// A server on a free port of 127.0.0.1 that plays bytes, right or wrong, in threads of its own. A
/// connection whose script has ended is closed.
class RawServer {
 public:
  /// Plays `script` to every connection.
  explicit RawServer(Script script) : RawServer(std::vector<Script>{std::move(script)}) {}
  /// Plays one script a connection, in the order of their coming; the last to all further ones.
  explicit RawServer(std::vector<Script> scripts);
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;
  /// Breaks all connections.
  ~RawServer();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// `http://127.0.0.1:PORT`
  [[nodiscard]] std::string url() const;
  /// How many connections came.
  [[nodiscard]] std::size_t connections() const { return connections_; }
  /// All that clients sent and scripts read, in no particular order between connections.
  [[nodiscard]] std::string received() const;

 private:
  void accept_all();
  void play(int connection, const Script& script);
  [[nodiscard]] bool await_request(int connection);

  std::vector<Script> scripts_;
  int listening_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<std::size_t> connections_ = 0;
  mutable std::mutex mutex_;  // of all below
  std::string received_;
  std::vector<int> open_;
  std::vector<std::thread> players_;
  std::thread acceptor_;
};

}  // namespace assay::testing
