#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/error.h"
#include "http/message.h"
#include "wire/http_target.h"

namespace assay::wire {

using Handler = std::function<http::Response(const http::Request&)>;

/// Serves HTTP/1.1 on a loopback port with `handler`. Bad clients get 400, 408, 413, 414, 431, 501
/// or 505 and the connection is closed.
class Listener {
 public:
  /// Port 0 takes a free one. Listens on 127.0.0.1.
  [[nodiscard]] static base::Result<std::unique_ptr<Listener>> open(Loop& loop,
                                                                    std::uint16_t port,
                                                                    Handler handler);
  ~Listener();
  [[nodiscard]] std::uint16_t port() const;
  void close();

  struct Impl;
  explicit Listener(std::unique_ptr<Impl> impl);

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay::wire
