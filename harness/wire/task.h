#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace assay::wire {

template <class T>
class Task;

namespace detail {

/// What every task's promise does: it starts when awaited, and hands back to whoever awaits it.
class TaskPromise {
 public:
  struct HandBack {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> self) const noexcept {
      return self.promise().parent;
    }
    void await_resume() const noexcept {}
  };

  std::suspend_always initial_suspend() const noexcept { return {}; }
  HandBack final_suspend() const noexcept { return {}; }
  // No exception of ours exists (architecture, section 3); one that comes this far is a bug.
  void unhandled_exception() const noexcept { std::terminate(); }

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

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> parent) noexcept {
    frame_.promise().parent = parent;
    return frame_;
  }
  T await_resume() { return frame_.promise().take(); }

 private:
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
      std::coroutine_handle<Root::promise_type>::from_promise(*first_).destroy();
  }

  /// Runs `task` up to its first wait before it returns.
  void start(Task<void> task) { run(this, std::move(task)); }
  [[nodiscard]] bool empty() const { return first_ == nullptr; }

 private:
  struct Root {
    struct promise_type {
      promise_type(Tasks* owner, Task<void>&) noexcept : tasks(owner), next(owner->first_) {
        if (next != nullptr) next->previous = this;
        tasks->first_ = this;
      }
      promise_type(const promise_type&) = delete;
      promise_type& operator=(const promise_type&) = delete;
      ~promise_type() {
        (previous != nullptr ? previous->next : tasks->first_) = next;
        if (next != nullptr) next->previous = previous;
      }
      Root get_return_object() const noexcept { return {}; }
      std::suspend_never initial_suspend() const noexcept { return {}; }
      std::suspend_never final_suspend() const noexcept { return {}; }
      void return_void() const noexcept {}
      void unhandled_exception() const noexcept { std::terminate(); }

      Tasks* tasks;
      promise_type* previous = nullptr;
      promise_type* next;
    };
  };

  static Root run(Tasks*, Task<void> task) { co_await task; }

  Root::promise_type* first_ = nullptr;
};

}  // namespace assay::wire
