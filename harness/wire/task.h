#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

#include "base/pooled.h"

namespace assay::wire {

template <class T>
class Task;

class Tasks;

namespace detail {

/// What every task's promise does: it starts when awaited, and hands back to whoever awaits it.
class TaskPromise : public base::Pooled {
 public:
  struct HandBack {
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    [[nodiscard]] std::coroutine_handle<> await_suspend(
        std::coroutine_handle<Promise> self) const noexcept {
      return self.promise().hand_back();
    }
    void await_resume() const noexcept {}
  };

  [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
  [[nodiscard]] HandBack final_suspend() const noexcept { return {}; }
  // No exception of ours exists (architecture, section 3); one that comes this far is a bug.
  void unhandled_exception() const noexcept { std::terminate(); }
  [[nodiscard]] std::coroutine_handle<> hand_back() const noexcept { return parent; }

  std::coroutine_handle<> parent;
};

template <class T>
class ValuePromise : public TaskPromise {
 public:
  Task<T> get_return_object() noexcept;
  void return_value(T value) { result = std::move(value); }
  T take() { return std::move(*result); }

  std::optional<T> result;
};

class VoidPromise : public TaskPromise {
 public:
  Task<void> get_return_object() noexcept;
  void return_void() const noexcept {}
  void take() const noexcept {}
  [[nodiscard]] std::coroutine_handle<> hand_back() noexcept;

  // Of a task that nobody awaits: the list it is in.
  Tasks* tasks = nullptr;
  VoidPromise* previous = nullptr;
  VoidPromise* next = nullptr;
};

template <class T>
struct PromiseOf {
  using type = ValuePromise<T>;
};
template <>
struct PromiseOf<void> {
  using type = VoidPromise;
};

}  // namespace detail

/// A coroutine that runs when it is awaited and gives one value. Owns its frame: dropping the task
/// ends the coroutine where it stands.
template <class T>
class [[nodiscard]] Task {
 public:
  using promise_type = typename detail::PromiseOf<T>::type;

  explicit Task(std::coroutine_handle<promise_type> frame) noexcept : frame_(frame) {}
  Task(Task&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  Task& operator=(Task&&) = delete;
  ~Task() {
    if (frame_) frame_.destroy();
  }

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> parent) noexcept {
    frame_.promise().parent = parent;
    return frame_;
  }
  T await_resume() { return frame_.promise().take(); }

 private:
  friend class Tasks;
  std::coroutine_handle<promise_type> frame_;
};

namespace detail {

template <class T>
Task<T> ValuePromise<T>::get_return_object() noexcept {
  return Task<T>(std::coroutine_handle<ValuePromise<T>>::from_promise(*this));
}

inline Task<void> VoidPromise::get_return_object() noexcept {
  return Task<void>(std::coroutine_handle<VoidPromise>::from_promise(*this));
}

}  // namespace detail

/// Tasks that run by themselves. Those that have not ended when this goes are ended where they
/// stand, so nothing that they wait for may call back afterwards. Must not be destroyed by one of
/// its own tasks.
class Tasks {
 public:
  Tasks() = default;
  Tasks(const Tasks&) = delete;
  Tasks& operator=(const Tasks&) = delete;
  ~Tasks() {
    while (first_ != nullptr)
      end(*first_);
  }

  /// Runs `task` up to its first wait before it returns.
  void start(Task<void> task) {
    const auto frame = std::exchange(task.frame_, nullptr);
    auto& promise = frame.promise();
    promise.tasks = this;
    promise.next = first_;
    if (first_ != nullptr) first_->previous = &promise;
    first_ = &promise;
    frame.resume();
  }

 private:
  friend class detail::VoidPromise;

  void end(detail::VoidPromise& task) {
    (task.previous != nullptr ? task.previous->next : first_) = task.next;
    if (task.next != nullptr) task.next->previous = task.previous;
    std::coroutine_handle<detail::VoidPromise>::from_promise(task).destroy();
  }

  detail::VoidPromise* first_ = nullptr;
};

namespace detail {

inline std::coroutine_handle<> VoidPromise::hand_back() noexcept {
  if (tasks == nullptr) return parent;
  tasks->end(*this);
  return std::noop_coroutine();
}

}  // namespace detail

}  // namespace assay::wire
