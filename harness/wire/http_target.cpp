#include "wire/http_target.h"

#include <utility>

#include <fmt/format.h>

#include "wire/network.h"
#include "wire/origins.h"
#include "wire/sender.h"
#include "wire/task.h"
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
  Impl(Network& network_used, TargetOptions chosen)
      : network(network_used), tls(std::move(chosen.tls)), origins(chosen.connections) {}

  struct Sendable {
    Origin* origin = nullptr;
    std::string bytes;
  };

  base::Result<Sendable> prepare(const http::Request& request) {
    auto destination = origins.find(request.url);
    if (!destination) return tl::unexpected(std::move(destination).error());
    auto& origin = *destination->origin;
    if (origin.url.scheme == "https") {
      if (auto ready = tls.prepare(); !ready) return tl::unexpected(std::move(ready).error());
    }
    auto bytes = write_request(request, origin.host, destination->target);
    if (!bytes) return tl::unexpected(std::move(bytes).error());
    return Sendable{&origin, *std::move(bytes)};
  }

  Task<void> run(http::Request request, Done done) {
    http::Exchange exchange{.request = std::move(request)};
    auto sendable = prepare(exchange.request);
    if (!sendable) {
      exchange.received = nothing_sent(sendable.error());
      done(std::move(exchange));
      co_return;
    }
    auto& pool = sendable->origin->pool;
    co_await pool.place();
    {
      Sender sender(network, tls, *sendable->origin, exchange, std::move(sendable->bytes));
      co_await sender.run();
    }
    pool.leave();
    done(std::move(exchange));
  }

  Network& network;
  TlsClient tls;
  Origins origins;
  Tasks tasks;  // the last member: tasks hold on to all others
};

HttpTarget::HttpTarget(Loop& loop, TargetOptions options)
    : HttpTarget(loop.network(), std::move(options)) {}
HttpTarget::HttpTarget(Network& network, TargetOptions options)
    : impl_(std::make_unique<Impl>(network, std::move(options))) {}
HttpTarget::~HttpTarget() = default;

void HttpTarget::start(http::Request request, std::function<void(http::Exchange)> done) {
  impl_->tasks.start(impl_->run(std::move(request), std::move(done)));
}

}  // namespace assay::wire
