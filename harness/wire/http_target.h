#pragma once

#include <functional>
#include <memory>
#include <string>

#include "http/target.h"
#include "wire/loop.h"
#include "wire/tls.h"

namespace assay::wire {

struct TargetOptions {
  unsigned connections = 32;  ///< to one origin at once
  TlsOptions tls{};
};

/// Sends requests over TCP or TLS with HTTP/1.1 and keep-alive pools. Follows no redirect, reads no
/// proxy from the environment, retries nothing by itself but a safe request (RFC 9110
/// section 9.2.1) without `once` that met a closed keep-alive connection before any byte was
/// answered.
///
/// A request that cannot be written (its URL, method or a header would break it) is answered with
/// Failure::unreachable, and nothing is sent. Exchanges that are under way when the target goes are
/// never answered.
class HttpTarget final : public http::Target {
 public:
  explicit HttpTarget(Loop& loop, TargetOptions options = {});
  /// For tests: over a network that is none. The scheduler and the network outlive this.
  explicit HttpTarget(Network& network, TargetOptions options = {});
  ~HttpTarget() override;
  void start(http::Request request, http::OnExchange done) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay::wire
