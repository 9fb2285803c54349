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

}  // namespace

struct Loop::Impl {
  SystemClock clock;
  // One thread runs it and uses its sockets; another may only stop it, and look up names.
  boost::asio::io_context context{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO};
  TcpNetwork network{context, clock};
  boost::asio::signal_set signals{context};
  std::function<void(std::string_view name)> told;

  void wait_for_signal() {
    signals.async_wait([this](const boost::system::error_code& error, int signal) {
      // The loop is to count one piece of work less, but it will, too, when this returns.
      context.get_executor().on_work_started();
      if (error) return;
      told(signal == SIGINT ? "SIGINT" : "SIGTERM");
      wait_for_signal();
    });
    // To wait for a signal is no work of its own.
    context.get_executor().on_work_finished();
  }
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
  impl_->context.restart();
  impl_->context.run();
}

void Loop::stop() {
  impl_->context.stop();
}

void Loop::on_signals(std::function<void(std::string_view name)> told) {
  impl_->told = std::move(told);
  impl_->signals.add(SIGINT);
  impl_->signals.add(SIGTERM);
  impl_->wait_for_signal();
}

const base::Clock& Loop::clock() const {
  return impl_->clock;
}

Network& Loop::network() {
  return impl_->network;
}

}  // namespace assay::wire
