#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "base/error.h"
#include "http/message.h"
#include "wire/loop.h"
#include "wire/request_reader.h"

namespace assay::wire {

/// Gives the answer to a request, whose URL is absolute: `http://<Host><target>`.
using Handler = std::function<http::Response(const http::Request&)>;

struct ListenerOptions {
  RequestLimits limits;
  std::size_t connections = 1024;  ///< beyond it, the one that was idle longest is closed
  base::Duration request =
      std::chrono::seconds(30);  ///< for one request to come, and for its answer to be taken
  base::Duration idle = std::chrono::seconds(60);  ///< between two requests
  bool strict_host = false;  ///< only Host `localhost`, 127.0.0.0/8 or [::1]: against DNS rebinding
};

/// Serves HTTP/1.1 on a loopback port with `handler`: keep-alive, pipelining, Expect: 100-continue.
/// Bad clients get one answer (400, 405, 408, 413, 414, 417, 421, 431, 501 or 505), and the
/// connection is closed.
class Listener {
 public:
  /// Port 0 takes a free one. Listens on 127.0.0.1. Fails when the port is taken.
  [[nodiscard]] static base::Result<std::unique_ptr<Listener>> open(Loop& loop,
                                                                    std::uint16_t port,
                                                                    Handler handler,
                                                                    ListenerOptions options = {});
  /// For tests: over a network that is none.
  [[nodiscard]] static base::Result<std::unique_ptr<Listener>> open(Network& network,
                                                                    std::uint16_t port,
                                                                    Handler handler,
                                                                    ListenerOptions options = {});
  ~Listener();
  [[nodiscard]] std::uint16_t port() const;
  /// Takes no more connections, closes the idle ones, and lets requests that have begun be
  /// answered.
  void close();

  struct Impl;
  explicit Listener(std::unique_ptr<Impl> impl);

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay::wire
