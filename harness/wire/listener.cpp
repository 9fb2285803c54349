#include "wire/listener.h"

#include <algorithm>
#include <list>
#include <utility>

#include "wire/network.h"
#include "wire/session.h"
#include "wire/task.h"

namespace assay::wire {

struct Listener::Impl {
  Impl(Network& network_used, Handler answers, ListenerOptions chosen)
      : network(network_used), handler(std::move(answers)), options(std::move(chosen)) {}

  Task<void> serve(std::unique_ptr<Stream> stream) {
    Session session(std::move(stream), network.deadlines(), handler, options);
    const auto place = sessions.insert(sessions.end(), &session);
    co_await session.run();
    sessions.erase(place);
  }

  void accept(std::unique_ptr<Stream> stream) {
    if (sessions.size() >= options.connections) close_longest_idle();
    tasks.start(serve(std::move(stream)));
  }

  void close_longest_idle() {
    const auto rank = [](const Session* session) {
      return session->is_idle() ? session->idle_since() : base::Duration::max();
    };
    const auto longest =
        std::min_element(sessions.begin(), sessions.end(), [&](const Session* a, const Session* b) {
          return rank(a) < rank(b);
        });
    // All of them are at work: the one that has been so for longest gives way.
    if (longest != sessions.end()) (*longest)->close();
  }

  Network& network;
  Handler handler;
  ListenerOptions options;
  std::list<Session*> sessions;
  Tasks tasks;  // behind all that tasks use
  std::unique_ptr<Acceptor> acceptor;
  std::uint16_t port = 0;
};

base::Result<std::unique_ptr<Listener>> Listener::open(Loop& loop,
                                                       std::uint16_t port,
                                                       Handler handler,
                                                       ListenerOptions options) {
  return open(loop.network(), port, std::move(handler), std::move(options));
}

base::Result<std::unique_ptr<Listener>> Listener::open(Network& network,
                                                       std::uint16_t port,
                                                       Handler handler,
                                                       ListenerOptions options) {
  auto impl = std::make_unique<Impl>(network, std::move(handler), std::move(options));
  auto acceptor = network.listen({"127.0.0.1", port}, [at = impl.get()](std::unique_ptr<Stream> s) {
    at->accept(std::move(s));
  });
  if (!acceptor) return tl::unexpected(acceptor.error());
  impl->acceptor = *std::move(acceptor);
  impl->port = impl->acceptor->port();
  return std::make_unique<Listener>(std::move(impl));
}

Listener::Listener(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Listener::~Listener() = default;

std::uint16_t Listener::port() const {
  return impl_->port;
}

void Listener::close() {
  impl_->acceptor.reset();
  for (auto* session : impl_->sessions)
    session->close_gently();
}

}  // namespace assay::wire
