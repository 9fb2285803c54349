#pragma once

#include <functional>

#include "http/message.h"

namespace assay::http {

/// Takes what came of a request, and may move it away.
using OnExchange = std::function<void(Exchange&&)>;

/// Where requests are sent: the embedded mock, which answers at once, or the wire, which answers
/// from its loop.
class Target {
 public:
  virtual ~Target() = default;
  /// Sends the request; calls `done` exactly once, possibly before `start` returns.
  virtual void start(Request request, OnExchange done) = 0;
};

}  // namespace assay::http
