#include "wire/patience.h"

#include <algorithm>

#include <fmt/format.h>

namespace assay::wire {
namespace {

using http::Failure;

std::string seconds(base::Duration duration) {
  return fmt::format("{:g} s", std::chrono::duration<double>(duration).count());
}

}  // namespace

Patience::Patience(Deadlines& deadlines)
    : deadlines_(deadlines), deadline_(deadlines, [this] { expire(); }) {}

void Patience::begin(const http::Limits& limits) {
  limits_ = limits;
  started_ = now();
  has_ended_ = false;
}

void Patience::enter(Phase phase, base::Duration now) {
  phase_ = phase;
  const auto limit = phase == Phase::connect      ? limits_.connect
                     : phase == Phase::first_byte ? limits_.first_byte
                                                  : base::Duration::zero();
  auto at = base::Duration::max();
  if (limit != base::Duration::zero()) at = now + limit;
  if (limits_.whole != base::Duration::zero()) at = std::min(at, started_ + limits_.whole);
  if (at == base::Duration::max()) return deadline_.clear();
  deadline_.set(at);
}

void Patience::end() {
  deadline_.clear();
  give_up_ = nullptr;
}

void Patience::expire() {
  has_ended_ = true;
  // A copy: it may end this, or set another.
  const auto give_up = give_up_;
  if (give_up) give_up();
}

http::TransportError Patience::failure(const std::string& progress) const {
  const bool whole = limits_.whole != base::Duration::zero() && now() >= started_ + limits_.whole;
  switch (phase_) {
    case Phase::connect:
      return {.failure = Failure::connect_timeout,
              .message = fmt::format("not connected within {}: {}",
                                     seconds(whole ? limits_.whole : limits_.connect),
                                     progress)};
    case Phase::first_byte:
      return {.failure = Failure::first_byte_timeout,
              .message = fmt::format("connected, but no byte of an answer came within {}",
                                     seconds(whole ? limits_.whole : limits_.first_byte))};
    case Phase::whole:
      break;
  }
  return {.failure = Failure::timeout,
          .message = fmt::format(
              "the answer was not whole within {}: {} came", seconds(limits_.whole), progress)};
}

}  // namespace assay::wire
