#include "wire/tcp.h"

#include <array>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>

namespace assay::wire {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using SocketAcceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Resolver = asio::ip::basic_resolver<asio::ip::tcp, Executor>;

Io how(const error_code& ec) {
  if (!ec) return Io::done;
  if (ec == asio::error::eof) return Io::closed;
  if (ec == asio::error::operation_aborted || ec == asio::error::bad_descriptor) {
    return Io::cancelled;
  }
  if (ec == asio::error::connection_reset || ec == asio::error::broken_pipe ||
      ec == asio::error::connection_aborted || ec == asio::error::timed_out) {
    return Io::reset;
  }
  return Io::failed;
}

std::string words(const error_code& ec) {
  return ec ? ec.message() : std::string();
}

class TcpStream final : public Stream {
 public:
  explicit TcpStream(Socket socket) : state_(std::make_shared<State>(std::move(socket))) {
    error_code ignored;
    state_->socket.non_blocking(true, ignored);
    state_->socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  }
  ~TcpStream() override {
    state_->on_received = nullptr;
    state_->on_sent = nullptr;
    error_code ignored;
    state_->socket.close(ignored);
  }

  void read(OnReceived done) override {
    auto& state = *state_;
    state.on_received = std::move(done);
    state.socket.async_read_some(
        asio::buffer(state.room), [shared = state_](const error_code& ec, std::size_t size) {
          auto received = std::exchange(shared->on_received, nullptr);
          if (!received) return;
          received({how(ec), std::string_view(shared->room.data(), size), words(ec)});
        });
  }

  void write(std::string_view bytes, OnSent done) override {
    auto& state = *state_;
    error_code ec;
    const auto size = state.socket.write_some(asio::buffer(bytes.data(), bytes.size()), ec);
    if (ec == asio::error::would_block) ec = {};
    if (ec || size == bytes.size()) return done({how(ec), words(ec)});
    state.outgoing = bytes.substr(size);
    state.sent = 0;
    state.on_sent = std::move(done);
    write_rest(state_);
  }

  bool is_quiet() override {
    std::array<char, 1> peeked{};
    error_code ec;
    state_->socket.receive(asio::buffer(peeked), Socket::message_peek, ec);
    return ec == asio::error::would_block;
  }

  void finish_sending() override {
    error_code ignored;
    state_->socket.shutdown(Socket::shutdown_send, ignored);
  }

  void cancel() override {
    error_code ignored;
    state_->socket.close(ignored);
  }

 private:
  struct State {
    explicit State(Socket connected) : socket(std::move(connected)) {}
    Socket socket;
    std::array<char, 16384> room;
    std::string outgoing;
    std::size_t sent = 0;
    OnReceived on_received;
    OnSent on_sent;
  };

  static void write_rest(const std::shared_ptr<State>& state) {
    const auto rest = asio::buffer(state->outgoing) + state->sent;
    state->socket.async_write_some(rest, [state](const error_code& ec, std::size_t size) {
      if (!state->on_sent) return;
      state->sent += size;
      if (!ec && state->sent < state->outgoing.size()) return write_rest(state);
      std::exchange(state->on_sent, nullptr)({how(ec), words(ec)});
    });
  }

  // Two owners: the stream, and the system's operation under way, which writes into `room` and
  // reads `outgoing` until it has ended, perhaps after the stream.
  std::shared_ptr<State> state_;
};

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

/// A connecting socket or a resolver, and whom to tell; shared with the system's operation like
/// TcpStream's state.
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

class TcpAcceptor final : public Acceptor {
 public:
  TcpAcceptor(SocketAcceptor acceptor, OnAccepted accepted)
      : state_(std::make_shared<State>(std::move(acceptor), std::move(accepted))) {
    accept(state_);
  }
  ~TcpAcceptor() override {
    state_->accepted = nullptr;
    error_code ignored;
    state_->acceptor.close(ignored);
    state_->pause.cancel();
  }
  std::uint16_t port() const override {
    error_code ignored;
    return state_->acceptor.local_endpoint(ignored).port();
  }

 private:
  struct State {
    State(SocketAcceptor listening, OnAccepted callback)
        : acceptor(std::move(listening)),
          pause(acceptor.get_executor()),
          accepted(std::move(callback)) {}
    SocketAcceptor acceptor;
    asio::steady_timer pause;
    OnAccepted accepted;
  };

  static void accept(const std::shared_ptr<State>& state) {
    state->acceptor.async_accept([state](const error_code& ec, Socket socket) {
      if (!state->accepted) return;
      if (!ec) {
        // A copy: the call may end the acceptor.
        const auto accepted = state->accepted;
        accepted(std::make_unique<TcpStream>(std::move(socket)));
        if (state->accepted) accept(state);
        return;
      }
      // Out of descriptors, most likely: the queue waits in the system meanwhile.
      state->pause.expires_after(std::chrono::milliseconds(100));
      state->pause.async_wait([state](const error_code& cancelled) {
        if (!cancelled && state->accepted) accept(state);
      });
    });
  }

  std::shared_ptr<State> state_;  // owners: as in TcpStream
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
    if (!fault) connection.stream = std::make_unique<TcpStream>(std::move(state->object));
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
  return std::make_unique<TcpAcceptor>(std::move(acceptor), std::move(accepted));
}

}  // namespace assay::wire
