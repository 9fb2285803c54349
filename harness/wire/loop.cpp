#include "wire/loop.h"

#include <signal.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "wire/tcp.h"

namespace assay::wire {
namespace {

class SystemClock final : public base::Clock {
 public:
  base::Duration steady() const override {
    return std::chrono::steady_clock::now().time_since_epoch();
  }
  std::chrono::system_clock::time_point wall() const override {
    return std::chrono::system_clock::now();
  }
};

// Callbacks between two looks at the deadlines, when there are many: a few microseconds each.
constexpr int batch = 64;

}  // namespace

struct Loop::Impl {
  SystemClock clock;
  // One thread runs it and uses its sockets; another may only stop it, and look up names.
  boost::asio::io_context context{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO};
  TcpNetwork network{context, clock};
  boost::asio::signal_set signals{context};
};

Loop::Loop() : impl_(std::make_unique<Impl>()) {}
Loop::~Loop() = default;

void Loop::after(base::Duration delay, std::function<void()> work) {
  if (delay <= base::Duration::zero()) {
    boost::asio::post(impl_->context, std::move(work));
    return;
  }
  auto timer = std::make_unique<boost::asio::steady_timer>(impl_->context, delay);
  auto& waits = *timer;
  waits.async_wait(
      [timer = std::move(timer), work = std::move(work)](const boost::system::error_code& ec) {
        if (!ec) work();
      });
}

void Loop::run() {
  auto& context = impl_->context;
  auto& deadlines = impl_->network.deadlines();
  using std::chrono::steady_clock;
  context.restart();
  auto next_check = steady_clock::now();
  while (!context.stopped()) {
    if (!deadlines.any()) {
      context.run_one();
      continue;
    }
    // A deadline is no work of its own: what it watches over is. The time is asked for once in a
    // batch of callbacks.
    bool is_time = false;
    for (int i = 0; i < batch && !is_time && !context.stopped(); ++i) {
      is_time = context.run_one_until(next_check) == 0;
    }
    if (is_time || steady_clock::now() >= next_check) {
      deadlines.check();
      next_check = steady_clock::now() + Deadlines::tick;
    }
  }
}

void Loop::stop() {
  impl_->context.stop();
}

void Loop::stop_on_signals() {
  auto& signals = impl_->signals;
  signals.add(SIGINT);
  signals.add(SIGTERM);
  signals.async_wait([this](const boost::system::error_code& error, int) {
    if (!error) stop();
  });
}

const base::Clock& Loop::clock() const {
  return impl_->clock;
}

Network& Loop::network() {
  return impl_->network;
}

}  // namespace assay::wire
