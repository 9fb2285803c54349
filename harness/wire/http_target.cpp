#include "wire/http_target.h"

#include <utility>

#include <fmt/format.h>

#include "wire/dialer.h"
#include "wire/origins.h"
#include "wire/write_message.h"

namespace assay::wire {
namespace {

http::TransportError nothing_sent(const base::Error& error) {
  return {.failure = error.code == "wire.tls" ? http::Failure::tls : http::Failure::unreachable,
          .message = "nothing was sent: " + error.message};
}

}  // namespace

struct HttpTarget::Impl {
  Impl(Network& network, TargetOptions options)
      : tls(std::move(options.tls)), dialer(network, tls), origins(dialer, options.connections) {}

  /// Makes `job` ready to go, and says where.
  base::Result<Origin*> prepare(Job& job) {
    const auto& request = job.exchange.request;
    auto destination = origins.find(request.url);
    if (!destination) return tl::unexpected(std::move(destination).error());
    auto* origin = destination->origin;
    if (origin->url().scheme == "https") {
      if (auto ready = tls.prepare(); !ready) return tl::unexpected(std::move(ready).error());
    }
    auto bytes = write_request(request, origin->host(), destination->target);
    if (!bytes) return tl::unexpected(std::move(bytes).error());
    job.bytes = *std::move(bytes);
    return origin;
  }

  TlsClient tls;
  Dialer dialer;
  Origins origins;
};

HttpTarget::HttpTarget(Loop& loop, TargetOptions options)
    : HttpTarget(loop.network(), std::move(options)) {}
HttpTarget::HttpTarget(Network& network, TargetOptions options)
    : impl_(std::make_unique<Impl>(network, std::move(options))) {}
HttpTarget::~HttpTarget() = default;

void HttpTarget::start(http::Request request, http::OnExchange done) {
  auto job = std::make_unique<Job>(std::move(request), std::move(done));
  const auto origin = impl_->prepare(*job);
  if (origin) return (*origin)->submit(std::move(job));
  job->exchange.received = nothing_sent(origin.error());
  job->done(std::move(job->exchange));
}

}  // namespace assay::wire
