#pragma once

#include <memory>

#include "base/scheduler.h"
#include "http/target.h"

namespace assay::wire {

struct TargetOptions {
  unsigned connections = 32;  ///< to one origin at once
  std::string ca_file;        ///< PEM; empty: the system's
};

/// The loop that sockets and timers share: the run's scheduler. `run` returns when nothing is under
/// way.
class Loop final : public base::Scheduler {
 public:
  Loop();
  ~Loop() override;
  void after(base::Duration delay, std::function<void()> work) override;
  void run() override;
  void stop();
  [[nodiscard]] const base::Clock& clock() const override;

  struct Impl;
  [[nodiscard]] Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// Sends requests over TCP or TLS with HTTP/1.1 and keep-alive pools. Follows no redirect, retries
/// nothing by itself but a request that met a closed keep-alive connection before any byte was
/// answered and that is safe to send again (RFC 9110 section 9.2.2).
class HttpTarget final : public http::Target {
 public:
  HttpTarget(Loop& loop, TargetOptions options = {});
  ~HttpTarget() override;
  void start(http::Request request, std::function<void(http::Exchange)> done) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay::wire
