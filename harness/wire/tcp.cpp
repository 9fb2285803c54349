#include "wire/tcp.h"

#include <utility>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>

#include "wire/tcp_parts.h"

namespace assay::wire {
namespace {

Connection::How how_connected(const error_code& ec) {
  if (!ec) return Connection::How::connected;
  if (ec == asio::error::connection_refused || ec == asio::error::connection_reset) {
    return Connection::How::refused;
  }
  if (ec == asio::error::network_unreachable || ec == asio::error::host_unreachable ||
      ec == asio::error::timed_out || ec == asio::error::network_down) {
    return Connection::How::unreachable;
  }
  return Connection::How::failed;
}

/// A connecting socket or a resolver, and whom to tell; shared with the system's operation, which
/// may end later.
template <class Object, class Result>
class Pending final : public Operation {
 public:
  struct State {
    State(asio::io_context& context, std::function<void(Result)> callback)
        : object(context), done(std::move(callback)) {}
    Object object;
    std::function<void(Result)> done;
  };

  Pending(asio::io_context& context, std::function<void(Result)> done)
      : state(std::make_shared<State>(context, std::move(done))) {}
  ~Pending() override {
    state->done = nullptr;
    if constexpr (std::is_same_v<Object, Socket>) {
      error_code ignored;
      state->object.close(ignored);
    } else {
      state->object.cancel();
    }
  }

  std::shared_ptr<State> state;
};

}  // namespace

/// Calls `Deadlines::check` every tick as long as there are deadlines, without keeping the loop
/// alive: a deadline is no work of its own, what it watches over is.
class TcpNetwork::Ticker {
 public:
  explicit Ticker(asio::io_context& context) : context_(context), timer_(context) {}

  void start(Deadlines& deadlines) {
    if (ticks_) return;
    ticks_ = true;
    timer_.expires_after(Deadlines::tick);
    timer_.async_wait([this, &deadlines](const error_code& ec) {
      // The loop is to count one piece of work less, but it will, too, when this returns.
      context_.get_executor().on_work_started();
      ticks_ = false;
      if (ec) return;
      deadlines.check();
      if (deadlines.any()) start(deadlines);
    });
    context_.get_executor().on_work_finished();
  }

 private:
  asio::io_context& context_;
  asio::basic_waitable_timer<std::chrono::steady_clock,
                             asio::wait_traits<std::chrono::steady_clock>,
                             Executor>
      timer_;
  bool ticks_ = false;
};

TcpNetwork::TcpNetwork(asio::io_context& context, const base::Clock& clock)
    : context_(context),
      ticker_(std::make_unique<Ticker>(context)),
      deadlines_(clock, [this] { ticker_->start(deadlines_); }) {}

TcpNetwork::~TcpNetwork() = default;

std::unique_ptr<Operation> TcpNetwork::resolve(const std::string& host,
                                               std::uint16_t port,
                                               std::function<void(Resolution)> done) {
  using Lookup = Pending<Resolver, Resolution>;
  auto lookup = std::make_unique<Lookup>(context_, std::move(done));
  error_code ec;
  asio::ip::make_address(host, ec);
  if (!ec) {
    asio::post(context_, [state = lookup->state, address = Address{host, port}] {
      if (state->done) std::exchange(state->done, nullptr)({.addresses = {address}});
    });
    return lookup;
  }
  lookup->state->object.async_resolve(
      host,
      "",
      [state = lookup->state, port](const error_code& fault, const Resolver::results_type& found) {
        if (!state->done) return;
        Resolution resolution{.fault = words(fault)};
        for (const auto& entry : found) {
          resolution.addresses.push_back({entry.endpoint().address().to_string(), port});
        }
        std::exchange(state->done, nullptr)(std::move(resolution));
      });
  return lookup;
}

std::unique_ptr<Operation> TcpNetwork::connect(const Address& address,
                                               std::function<void(Connection)> done) {
  using Attempt = Pending<Socket, Connection>;
  auto attempt = std::make_unique<Attempt>(context_, std::move(done));
  error_code ec;
  const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(address.ip, ec), address.port);
  attempt->state->object.async_connect(endpoint, [state = attempt->state](const error_code& fault) {
    if (!state->done) return;
    Connection connection{.how = how_connected(fault), .detail = words(fault)};
    if (!fault) connection.stream = make_stream(std::move(state->object));
    std::exchange(state->done, nullptr)(std::move(connection));
  });
  return attempt;
}

base::Result<std::unique_ptr<Acceptor>> TcpNetwork::listen(const Address& address,
                                                           Acceptor::OnAccepted accepted) {
  error_code ec;
  const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(address.ip, ec), address.port);
  SocketAcceptor acceptor(context_);
  acceptor.open(endpoint.protocol(), ec);
  if (!ec) acceptor.set_option(SocketAcceptor::reuse_address(true), ec);
  if (!ec) acceptor.bind(endpoint, ec);
  if (!ec) acceptor.listen(SocketAcceptor::max_listen_connections, ec);
  if (ec) {
    return tl::unexpected(base::Error{
        .code = "wire.listen",
        .message = fmt::format("cannot listen on `{}`: {}", address.to_string(), ec.message()),
        .advice = address.port == 0 ? "" : "choose another port, or 0 for a free one"});
  }
  return make_acceptor(std::move(acceptor), std::move(accepted));
}

}  // namespace assay::wire
