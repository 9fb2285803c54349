#pragma once

#include <coroutine>
#include <exception>
#include <functional>
#include <optional>
#include <utility>

#include "base/scheduler.h"
#include "http/target.h"

namespace assay::run {

/// A coroutine that gives a T to the one coroutine that awaits it. It starts when awaited, and runs
/// on in place as long as nothing makes it wait: a target that answers at once costs no stack and
/// no turn of the scheduler.
template <class T>
class [[nodiscard]] Task {
 public:
  struct promise_type;
  using Handle = std::coroutine_handle<promise_type>;

  struct promise_type {
    std::optional<T> value;
    std::coroutine_handle<> waiting = std::noop_coroutine();

    Task get_return_object() { return Task(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct Resume {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<> await_suspend(Handle done) noexcept {
          return done.promise().waiting;
        }
        void await_resume() noexcept {}
      };
      return Resume{};
    }
    void return_value(T result) { value = std::move(result); }
    void unhandled_exception() {
      std::terminate();
    }  // none of ours throws; a bug shall not pass for an answer
  };

  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;
  Task& operator=(Task&&) = delete;
  ~Task() {
    if (handle_) handle_.destroy();
  }

  bool await_ready() {
    handle_.resume();
    return handle_.done();
  }
  void await_suspend(std::coroutine_handle<> waiting) { handle_.promise().waiting = waiting; }
  T await_resume() { return std::move(*handle_.promise().value); }

 private:
  explicit Task(Handle handle) : handle_(handle) {}
  Handle handle_;
};

/// What a Task gives when there is nothing to give.
struct Done {};

/// Runs a task that nobody awaits, and destroys it at its end.
struct Detached {
  struct promise_type {
    Detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

/// Awaits the answer to one request.
class Sending {
 public:
  Sending(http::Target& target, http::Request request)
      : target_(target), request_(std::move(request)) {}
  [[nodiscard]] bool await_ready() const { return false; }
  bool await_suspend(std::coroutine_handle<> waiting) {
    target_.start(std::move(request_), [this, waiting](http::Exchange exchange) {
      exchange_ = std::move(exchange);
      if (suspended_) waiting.resume();
    });
    if (exchange_) return false;  // answered at once
    suspended_ = true;
    return true;
  }
  http::Exchange await_resume() { return std::move(*exchange_); }

 private:
  http::Target& target_;
  http::Request request_;
  std::optional<http::Exchange> exchange_;
  bool suspended_ = false;
};

/// Awaits the passing of time.
class Pause {
 public:
  Pause(base::Scheduler& scheduler, base::Duration delay) : scheduler_(scheduler), delay_(delay) {}
  [[nodiscard]] bool await_ready() const { return delay_ <= base::Duration::zero(); }
  void await_suspend(std::coroutine_handle<> waiting) {
    scheduler_.after(delay_, [waiting] { waiting.resume(); });
  }
  void await_resume() {}

 private:
  base::Scheduler& scheduler_;
  base::Duration delay_;
};

}  // namespace assay::run
