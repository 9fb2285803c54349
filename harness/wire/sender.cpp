#include "wire/sender.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "wire/awaiting.h"

namespace assay::wire {
namespace {

using http::Failure;
using http::TransportError;

// Servers close idle connections after some seconds (Node's default is 5). What must not be sent
// twice goes only on one that is hardly idle.
constexpr base::Duration longest_idle = std::chrono::seconds(4);
constexpr base::Duration longest_idle_for_unsafe = std::chrono::seconds(1);

tl::unexpected<TransportError> failed(Failure failure, std::string message) {
  return tl::unexpected(TransportError{.failure = failure, .message = std::move(message)});
}

std::string seconds(base::Duration duration) {
  return fmt::format("{:g} s", std::chrono::duration<double>(duration).count());
}

/// RFC 9110 section 9.2.1.
bool is_safe(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

bool asks_to_close(const http::Request& request) {
  const auto* connection = request.headers.find("Connection");
  return connection != nullptr && http::equal_ignoring_case(*connection, "close");
}

}  // namespace

Sender::Sender(
    Network& network, TlsClient& tls, Origin& origin, http::Exchange& exchange, std::string bytes)
    : network_(network),
      tls_(tls),
      origin_(origin),
      exchange_(exchange),
      request_(exchange.request),
      bytes_(std::move(bytes)),
      deadline_(network.deadlines(), [this] { expire(); }) {}

Task<void> Sender::run() {
  started_ = now();
  const bool again = may_send_again();
  auto idle = origin_.pool.take_idle(started_, again ? longest_idle : longest_idle_for_unsafe);
  if (idle) {
    sending_ = started_;
    co_await talk(std::move(idle), again);
    if (!again || !met_a_dead_connection()) co_return;
    exchange_.timing = {};
  }
  auto connected = co_await connect();
  sending_ = now();
  if (!connected) {
    exchange_.received = std::move(connected).error();
    exchange_.timing.whole = sending_ - started_;
    co_return;
  }
  exchange_.timing.connect = sending_ - started_;
  co_await talk(*std::move(connected), false);
}

bool Sender::may_send_again() const {
  return is_safe(request_.method) && !request_.once;
}

bool Sender::met_a_dead_connection() const {
  const auto* error = exchange_.error();
  return error != nullptr && !has_begun_ &&
         (error->failure == Failure::empty_reply || error->failure == Failure::reset);
}

Task<Sender::Connected> Sender::connect() {
  enter(Phase::connect, now());
  auto addresses = co_await resolve();
  if (!addresses) co_return tl::unexpected(std::move(addresses).error());
  auto connection = co_await reach(*std::move(addresses));
  if (!connection || origin_.url.scheme != "https") co_return connection;
  auto secured = co_await secure(*std::move(connection));
  co_return secured;
}

Task<tl::expected<std::vector<Address>, TransportError>> Sender::resolve() {
  std::unique_ptr<Operation> operation;
  auto found = co_await awaiting<Resolution>([&](std::function<void(Resolution)> done) {
    operation = network_.resolve(origin_.url.host, origin_.url.port, done);
    give_up_ = [&operation, done] {
      operation.reset();
      done({});
    };
  });
  give_up_ = nullptr;
  if (expired_) co_return tl::unexpected(too_late("looking up the name"));
  if (found.addresses.empty()) {
    co_return failed(
        Failure::resolve,
        fmt::format("the host `{}` has no address: {}", origin_.url.host, found.fault));
  }
  // A name must not lead into a cloud's metadata service; one who means it writes the address
  // itself.
  const bool is_literal = found.addresses.size() == 1 && found.addresses[0].ip == origin_.url.host;
  if (!is_literal)
    std::erase_if(found.addresses, [](const Address& a) { return a.is_link_local(); });
  if (found.addresses.empty()) {
    co_return failed(Failure::unreachable,
                     fmt::format("the host `{}` has only link-local addresses, which are refused",
                                 origin_.url.host));
  }
  co_return interleaved(found.addresses);
}

Task<Sender::Connected> Sender::reach(std::vector<Address> addresses) {
  std::optional<Connector> connector;
  auto connection = co_await awaiting<Connection>([&](std::function<void(Connection)> done) {
    connector.emplace(network_, std::move(addresses), done);
    give_up_ = [done] { done({}); };
    connector->start();
  });
  give_up_ = nullptr;
  if (expired_) {
    auto account = connector->account();
    co_return tl::unexpected(too_late(account.empty() ? "connecting" : "connecting; " + account));
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

Task<Sender::Connected> Sender::secure(std::unique_ptr<Stream> stream) {
  give_up_ = [carrier = stream.get()] { carrier->cancel(); };
  auto handshake =
      co_await tls_.shake_hands(std::move(stream), origin_.url.host, origin_.url.authority());
  give_up_ = nullptr;
  if (expired_) co_return tl::unexpected(too_late("shaking hands for TLS"));
  if (handshake.stream == nullptr) {
    co_return failed(Failure::tls,
                     fmt::format("no TLS with `{}`: {}", origin_.url.authority(), handshake.fault));
  }
  co_return std::move(handshake.stream);
}

Task<void> Sender::talk(std::unique_ptr<Stream> stream, bool keep_bytes) {
  stream_ = std::move(stream);
  has_begun_ = false;
  give_up_ = [this] { stream_->cancel(); };
  enter(Phase::first_byte, sending_);
  ResponseReader reader(request_);
  auto bytes = keep_bytes ? bytes_ : std::move(bytes_);
  const auto sent = co_await writing(*stream_, std::move(bytes));
  // A server may answer before it has read all, and close: what it said is read even if sending
  // failed.
  while (reader.state() == ResponseReader::State::more && !is_broken_) {
    const auto received = co_await reading(*stream_);
    take(received, sent.how, reader);
  }
  deadline_.clear();
  give_up_ = nullptr;
  if (!is_broken_) take_response(reader);
  is_broken_ = false;
  exchange_.timing.whole = now() - started_;
  stream_.reset();
}

void Sender::take(const Received& received, Io sent, ResponseReader& reader) {
  if (!expired_ && received.how == Io::done) {
    if (!has_begun_) {
      has_begun_ = true;
      const auto at = now();
      exchange_.timing.first_byte = at - sending_;
      enter(Phase::whole, at);
    }
    reader.put(received.bytes);
  } else if (!expired_ && received.how == Io::closed && (sent == Io::done || has_begun_)) {
    reader.put_end(received.detail);
  } else {
    is_broken_ = true;
    exchange_.received = expired_ ? too_late(reader.progress()) : broken(reader, received, sent);
  }
}

void Sender::take_response(ResponseReader& reader) {
  if (reader.finish() == ResponseReader::State::failed) {
    exchange_.received = reader.error();
    return;
  }
  exchange_.received = reader.take();
  if (reader.may_reuse() && !asks_to_close(request_)) {
    origin_.pool.keep(std::move(stream_), now());
  }
}

TransportError Sender::broken(const ResponseReader& reader,
                              const Received& received,
                              Io sent) const {
  // In TLS 1.3 a server refuses the client's certificate, or its absence, after the handshake.
  if (received.how == Io::failed && !has_begun_ && origin_.url.scheme == "https") {
    return {
        .failure = Failure::tls,
        .message = fmt::format("no TLS with `{}`: {}", origin_.url.authority(), received.detail)};
  }
  auto message = fmt::format("the connection was reset after {} of the answer", reader.progress());
  if (sent != Io::done) message = "the connection was reset while the request was sent";
  if (received.how == Io::failed) {
    message = fmt::format("the connection broke after {}: {}", reader.progress(), received.detail);
  }
  return {.failure = Failure::reset, .message = std::move(message), .status = reader.status()};
}

void Sender::enter(Phase phase, base::Duration at_now) {
  phase_ = phase;
  const auto& limits = request_.limits;
  const auto limit = phase == Phase::connect      ? limits.connect
                     : phase == Phase::first_byte ? limits.first_byte
                                                  : base::Duration::zero();
  auto at = base::Duration::max();
  if (limit != base::Duration::zero()) at = at_now + limit;
  if (limits.whole != base::Duration::zero()) at = std::min(at, started_ + limits.whole);
  if (at == base::Duration::max()) return deadline_.clear();
  deadline_.set(at);
}

void Sender::expire() {
  expired_ = true;
  // A copy: it may end in a frame that is then gone.
  const auto give_up = give_up_;
  if (give_up) give_up();
}

TransportError Sender::too_late(const std::string& progress) const {
  const auto& limits = request_.limits;
  const bool whole = limits.whole != base::Duration::zero() && now() >= started_ + limits.whole;
  switch (phase_) {
    case Phase::connect:
      return {.failure = Failure::connect_timeout,
              .message = fmt::format("not connected within {}: {}",
                                     seconds(whole ? limits.whole : limits.connect),
                                     progress)};
    case Phase::first_byte:
      return {.failure = Failure::first_byte_timeout,
              .message = fmt::format("connected, but no byte of an answer came within {}",
                                     seconds(whole ? limits.whole : limits.first_byte))};
    case Phase::whole:
      break;
  }
  return {.failure = Failure::timeout,
          .message = fmt::format(
              "the answer was not whole within {}: {} came", seconds(limits.whole), progress)};
}

}  // namespace assay::wire
