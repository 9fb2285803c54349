#include <utility>

#include <boost/asio/steady_timer.hpp>

#include "wire/tcp_parts.h"

namespace assay::wire {
namespace {

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
        accepted(make_stream(std::move(socket)));
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

  std::shared_ptr<State> state_;  // owners: the acceptor, and the system's operation under way
};

}  // namespace

std::unique_ptr<Acceptor> make_acceptor(SocketAcceptor acceptor, Acceptor::OnAccepted accepted) {
  return std::make_unique<TcpAcceptor>(std::move(acceptor), std::move(accepted));
}

}  // namespace assay::wire
