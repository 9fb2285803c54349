#pragma once

#include <functional>

#include "http/message.h"

namespace assay::http {

/// Where requests are sent: the embedded mock, which answers at once, or the wire, which answers
/// from its loop.
class Target {
 public:
  virtual ~Target() = default;
  /// Sends the request; calls `done` exactly once, possibly before `start` returns.
  virtual void start(Request request, std::function<void(Exchange)> done) = 0;
};

}  // namespace assay::http
