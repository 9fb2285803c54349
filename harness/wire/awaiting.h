#pragma once

#include <coroutine>
#include <functional>
#include <utility>

#include "wire/stream.h"

namespace assay::wire {

/// Awaits an operation that takes a callback: `start` is given the callback and may call it before
/// it returns.
template <class T, class Start>
class Awaiting {
 public:
  explicit Awaiting(Start start) : start_(std::move(start)) {}

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> frame) {
    frame_ = frame;
    start_([this](T value) {
      value_ = std::move(value);
      if (waits_) return frame_.resume();
      came_at_once_ = true;
    });
    waits_ = !came_at_once_;
    return waits_;
  }
  T await_resume() { return std::move(value_); }

 private:
  Start start_;
  std::coroutine_handle<> frame_;
  T value_{};
  bool waits_ = false;
  bool came_at_once_ = false;
};

template <class T, class Start>
[[nodiscard]] Awaiting<T, Start> awaiting(Start start) {
  return Awaiting<T, Start>(std::move(start));
}

/// `co_await reading(stream)` gives a Received.
[[nodiscard]] inline auto reading(Stream& stream) {
  return awaiting<Received>([&stream](Stream::OnReceived done) { stream.read(std::move(done)); });
}

/// `co_await writing(stream, bytes)` gives a Sent.
[[nodiscard]] inline auto writing(Stream& stream, std::string_view bytes) {
  return awaiting<Sent>(
      [&stream, bytes](Stream::OnSent done) { stream.write(bytes, std::move(done)); });
}

}  // namespace assay::wire
