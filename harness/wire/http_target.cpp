#include "wire/http_target.h"

#include <utility>

#include <fmt/format.h>

#include "wire/dialer.h"
#include "wire/origins.h"
#include "wire/write_message.h"

namespace assay::wire {
namespace {

using Done = std::function<void(http::Exchange)>;

http::TransportError nothing_sent(const base::Error& error) {
  return {.failure = error.code == "wire.tls" ? http::Failure::tls : http::Failure::unreachable,
          .message = "nothing was sent: " + error.message};
}

}  // namespace

struct HttpTarget::Impl {
  Impl(Network& network, TargetOptions options)
      : tls(std::move(options.tls)), dialer(network, tls), origins(dialer, options.connections) {}

  base::Result<void> submit(http::Request& request, Done& done) {
    auto destination = origins.find(request.url);
    if (!destination) return tl::unexpected(std::move(destination).error());
    auto& origin = *destination->origin;
    if (origin.url().scheme == "https") {
      if (auto ready = tls.prepare(); !ready) return ready;
    }
    auto bytes = write_request(request, origin.host(), destination->target);
    if (!bytes) return tl::unexpected(std::move(bytes).error());
    origin.submit({std::move(request), *std::move(bytes), std::move(done)});
    return {};
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

void HttpTarget::start(http::Request request, std::function<void(http::Exchange)> done) {
  if (const auto submitted = impl_->submit(request, done); !submitted) {
    done({.request = std::move(request), .received = nothing_sent(submitted.error())});
  }
}

}  // namespace assay::wire
