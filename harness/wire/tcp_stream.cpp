#include <array>
#include <utility>

#include <boost/asio/buffer.hpp>

#include "wire/tcp_parts.h"

namespace assay::wire {
namespace {

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

}  // namespace

std::string words(const error_code& ec) {
  return ec ? ec.message() : std::string();
}

std::unique_ptr<Stream> make_stream(Socket socket) {
  return std::make_unique<TcpStream>(std::move(socket));
}

}  // namespace assay::wire
