#pragma once

#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

#include "base/pooled.h"
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

  struct promise_type : base::Pooled {
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
  struct promise_type : base::Pooled {
    Detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

/// A value that one coroutine awaits and that several may give: the first counts. Copies mean the
/// same value.
template <class T>
class Awaited {
 public:
  void give(T value) const {
    if (state_->value) return;
    state_->value = std::move(value);
    if (state_->waiting) state_->waiting.resume();
  }

  [[nodiscard]] bool await_ready() const { return state_->value.has_value(); }
  void await_suspend(std::coroutine_handle<> waiting) { state_->waiting = waiting; }
  T await_resume() { return std::move(*state_->value); }

 private:
  struct State {
    std::optional<T> value;
    std::coroutine_handle<> waiting;
  };
  // Owners: the coroutine that awaits it, and whoever may give it, perhaps too late.
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

/// Sends a request; what is awaited is its answer.
[[nodiscard]] inline Awaited<http::Exchange> ask(http::Target& target, http::Request request) {
  Awaited<http::Exchange> answer;
  target.start(std::move(request),
               [answer](http::Exchange exchange) { answer.give(std::move(exchange)); });
  return answer;
}

/// Awaits the passing of time.
[[nodiscard]] inline Awaited<Done> pause(base::Scheduler& scheduler, base::Duration delay) {
  Awaited<Done> over;
  if (delay <= base::Duration::zero()) {
    over.give({});
  } else {
    scheduler.after(delay, [over] { over.give({}); });
  }
  return over;
}

}  // namespace assay::run
