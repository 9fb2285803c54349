#include "wire/http_target.h"

#include <map>
#include <utility>

#include <fmt/format.h>

#include "http/url.h"
#include "wire/network.h"
#include "wire/pool.h"
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
      : network(network_used), connections(chosen.connections), tls(std::move(chosen.tls)) {}

  Pool& pool_of(const http::Url& url) {
    return pools.try_emplace(url.scheme + "://" + url.authority(), connections).first->second;
  }

  Task<void> exchange(http::Request request, Done done) {
    http::Exchange exchange{.request = std::move(request)};
    const auto url = http::read_url(exchange.request.url);
    auto bytes = url ? write_request(exchange.request, *url) : tl::unexpected(url.error());
    if (bytes && url->scheme == "https") {
      if (auto ready = tls.prepare(); !ready) bytes = tl::unexpected(ready.error());
    }
    if (!bytes) {
      exchange.received = nothing_sent(bytes.error());
      done(std::move(exchange));
      co_return;
    }
    auto& pool = pool_of(*url);
    co_await pool.place();
    {
      Sender sender(network, tls, pool, exchange.request, *url, *std::move(bytes));
      auto outcome = co_await sender.run();
      exchange.timing = sender.timing();
      if (outcome) {
        exchange.received = *std::move(outcome);
      } else {
        exchange.received = std::move(outcome).error();
      }
    }
    pool.leave();
    done(std::move(exchange));
  }

  Network& network;
  unsigned connections;
  TlsClient tls;
  std::map<std::string, Pool> pools;
  Tasks tasks;  // the last member: tasks hold on to all others
};

HttpTarget::HttpTarget(Loop& loop, TargetOptions options)
    : HttpTarget(loop.network(), std::move(options)) {}
HttpTarget::HttpTarget(Network& network, TargetOptions options)
    : impl_(std::make_unique<Impl>(network, std::move(options))) {}
HttpTarget::~HttpTarget() = default;

void HttpTarget::start(http::Request request, std::function<void(http::Exchange)> done) {
  impl_->tasks.start(impl_->exchange(std::move(request), std::move(done)));
}

}  // namespace assay::wire
