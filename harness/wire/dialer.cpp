#include "wire/dialer.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "wire/awaiting.h"
#include "wire/connector.h"

namespace assay::wire {
namespace {

using http::Failure;

tl::unexpected<http::TransportError> failed(Failure failure, std::string message) {
  return tl::unexpected(http::TransportError{.failure = failure, .message = std::move(message)});
}

}  // namespace

Task<Connected> Dialer::dial(const http::Url& url, Patience& patience) {
  patience.enter(Patience::Phase::connect, patience.now());
  auto addresses = co_await resolve(url, patience);
  if (!addresses) co_return tl::unexpected(std::move(addresses).error());
  auto connection = co_await reach(*std::move(addresses), patience);
  if (!connection || url.scheme != "https") co_return connection;
  auto secured = co_await secure(*std::move(connection), url, patience);
  co_return secured;
}

Task<Dialer::Addresses> Dialer::resolve(const http::Url& url, Patience& patience) {
  std::unique_ptr<Operation> operation;
  auto found = co_await awaiting<Resolution>([&](std::function<void(Resolution)> done) {
    operation = network_.resolve(url.host, url.port, done);
    patience.on_end([&operation, done] {
      operation.reset();
      done({});
    });
  });
  if (patience.has_ended()) co_return tl::unexpected(patience.failure("looking up the name"));
  if (found.addresses.empty()) {
    co_return failed(Failure::resolve,
                     fmt::format("the host `{}` has no address: {}", url.host, found.fault));
  }
  // A name must not lead into a cloud's metadata service; one who means it writes the address
  // itself.
  const bool is_literal = found.addresses.size() == 1 && found.addresses[0].ip == url.host;
  if (!is_literal)
    std::erase_if(found.addresses, [](const Address& a) { return a.is_link_local(); });
  if (found.addresses.empty()) {
    co_return failed(
        Failure::unreachable,
        fmt::format("the host `{}` has only link-local addresses, which are refused", url.host));
  }
  co_return interleaved(found.addresses);
}

Task<Connected> Dialer::reach(std::vector<Address> addresses, Patience& patience) {
  std::optional<Connector> connector;
  auto connection = co_await awaiting<Connection>([&](std::function<void(Connection)> done) {
    connector.emplace(network_, std::move(addresses), done);
    patience.on_end([done] { done({}); });
    connector->start();
  });
  if (patience.has_ended()) {
    auto account = connector->account();
    co_return tl::unexpected(
        patience.failure(account.empty() ? "connecting" : "connecting; " + account));
  }
  switch (connection.how) {
    case Connection::How::connected:
      co_return std::move(connection.stream);
    case Connection::How::refused:
      co_return failed(Failure::refused, "nobody listens: " + connection.detail);
    case Connection::How::unreachable:
    case Connection::How::failed:
      break;
  }
  co_return failed(Failure::unreachable, "no connection: " + connection.detail);
}

Task<Connected> Dialer::secure(std::unique_ptr<Stream> stream,
                               const http::Url& url,
                               Patience& patience) {
  patience.on_end([carrier = stream.get()] { carrier->cancel(); });
  auto handshake = co_await tls_.shake_hands(std::move(stream), url.host, url.authority());
  if (patience.has_ended()) co_return tl::unexpected(patience.failure("shaking hands for TLS"));
  if (handshake.stream == nullptr) {
    co_return failed(Failure::tls,
                     fmt::format("no TLS with `{}`: {}", url.authority(), handshake.fault));
  }
  co_return std::move(handshake.stream);
}

}  // namespace assay::wire
