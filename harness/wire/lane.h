#pragma once

#include <coroutine>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "base/pooled.h"
#include "http/message.h"
#include "http/target.h"
#include "http/url.h"
#include "wire/dialer.h"
#include "wire/patience.h"
#include "wire/response_reader.h"
#include "wire/task.h"

namespace assay::wire {

/// A request on its way, and what comes of it.
struct Job : base::Pooled {
  Job(http::Request&& request, http::OnExchange&& on_exchange)
      : exchange{std::move(request), {}, {}}, done(std::move(on_exchange)) {}

  http::Exchange exchange;
  std::string bytes;  ///< what goes out for the request
  http::OnExchange done;
};

/// One place at an origin, with at most one connection: sends one request after the other, on the
/// connection of the last one where that is still good.
class Lane {
 public:
  /// `on_free` is called when a job is done and the next may be given, before the job's own `done`
  /// is. All references outlive this.
  Lane(Dialer& dialer, const http::Url& origin, std::function<void(Lane&)> on_free);
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  /// Takes a job; needs that none is under way.
  void give(std::unique_ptr<Job> job);
  [[nodiscard]] bool has_connection() const { return stream_ != nullptr; }
  /// Waits for jobs and does them; never ends by itself.
  [[nodiscard]] Task<void> run();

 private:
  /// `co_await next_job()` waits until there is one.
  struct NextJob {
    bool await_ready() const noexcept { return lane.job_ != nullptr; }
    void await_suspend(std::coroutine_handle<> frame) const noexcept { lane.waiting_ = frame; }
    void await_resume() const noexcept {}
    Lane& lane;
  };

  void begin();
  void drop_unless_good();
  [[nodiscard]] bool may_go_again() const;
  [[nodiscard]] bool met_a_dead_connection() const;
  [[nodiscard]] Task<void> connect();
  void begin_talk();
  void take(const Received& received, Io sent, ResponseReader& reader);
  void end(ResponseReader& reader);
  void deliver();
  [[nodiscard]] http::Exchange& exchange() const { return job_->exchange; }
  [[nodiscard]] http::TransportError broken(const ResponseReader& reader,
                                            const Received& received,
                                            Io sent) const;

  Dialer& dialer_;
  const http::Url& origin_;
  std::function<void(Lane&)> on_free_;
  std::coroutine_handle<> waiting_;
  std::unique_ptr<Stream> stream_;
  base::Duration idle_since_{};

  std::unique_ptr<Job> job_;  // under way
  base::Duration sending_{};
  bool has_begun_ = false;  // a byte of the answer came
  bool is_broken_ = false;  // it has ended as a TransportError
  Patience patience_;
};

}  // namespace assay::wire
