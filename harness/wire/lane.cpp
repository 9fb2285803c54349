#include "wire/lane.h"

#include <utility>

#include <fmt/format.h>

#include "wire/awaiting.h"

namespace assay::wire {
namespace {

using http::Failure;

// Servers close idle connections after some seconds (Node's default is 5). What must not be sent
// twice goes only on one that is hardly idle.
constexpr base::Duration longest_idle = std::chrono::seconds(4);
constexpr base::Duration longest_idle_for_unsafe = std::chrono::seconds(1);

/// RFC 9110 section 9.2.1.
bool is_safe(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

bool asks_to_close(const http::Request& request) {
  const auto* connection = request.headers.find("Connection");
  return connection != nullptr && http::equal_ignoring_case(*connection, "close");
}

}  // namespace

Lane::Lane(Dialer& dialer, const http::Url& origin, std::function<void(Lane&)> on_free)
    : dialer_(dialer),
      origin_(origin),
      on_free_(std::move(on_free)),
      patience_(dialer.network().deadlines()) {}

void Lane::give(std::unique_ptr<Job> job) {
  job_ = std::move(job);
  // Without a frame that waits, this is called from the end of the job before.
  if (waiting_) std::exchange(waiting_, nullptr).resume();
}

Task<void> Lane::run() {
  while (true) {
    co_await NextJob{*this};
    begin();
    bool may_try_again = has_connection() && may_go_again();
    do {
      if (!has_connection()) co_await connect();
      if (!has_connection()) break;
      begin_talk();
      ResponseReader reader(exchange().request);
      const auto sent = co_await writing(*stream_, job_->bytes);
      // A server may answer before it has read all, and close: what it said is read even if sending
      // failed.
      while (reader.state() == ResponseReader::State::more && !is_broken_) {
        const auto received = co_await reading(*stream_);
        take(received, sent.how, reader);
      }
      end(reader);
    } while (std::exchange(may_try_again, false) && met_a_dead_connection());
    deliver();
  }
}

void Lane::begin() {
  patience_.begin(exchange().request.limits);
  sending_ = patience_.started();
  drop_unless_good();
}

void Lane::drop_unless_good() {
  if (stream_ == nullptr) return;
  const auto longest = may_go_again() ? longest_idle : longest_idle_for_unsafe;
  if (patience_.started() - idle_since_ >= longest || !stream_->is_quiet()) stream_.reset();
}

bool Lane::may_go_again() const {
  return is_safe(exchange().request.method) && !exchange().request.once;
}

bool Lane::met_a_dead_connection() const {
  const auto* error = exchange().error();
  return error != nullptr && !has_begun_ &&
         (error->failure == Failure::empty_reply || error->failure == Failure::reset);
}

Task<void> Lane::connect() {
  exchange().timing = {};
  auto connected = co_await dialer_.dial(origin_, patience_);
  patience_.end();
  sending_ = patience_.now();
  const auto took = sending_ - patience_.started();
  if (connected) {
    exchange().timing.connect = took;
    stream_ = *std::move(connected);
  } else {
    exchange().timing.whole = took;
    exchange().received = std::move(connected).error();
  }
}

void Lane::begin_talk() {
  has_begun_ = is_broken_ = false;
  patience_.on_end([this] { stream_->cancel(); });
  patience_.enter(Patience::Phase::first_byte, sending_);
}

void Lane::take(const Received& received, Io sent, ResponseReader& reader) {
  const auto now = patience_.now();
  exchange().timing.whole = now - patience_.started();
  idle_since_ = now;
  if (patience_.has_ended()) {
    is_broken_ = true;
    exchange().received = patience_.failure(reader.progress());
  } else if (received.how == Io::done) {
    if (!has_begun_) {
      has_begun_ = true;
      exchange().timing.first_byte = now - sending_;
      patience_.enter(Patience::Phase::whole, now);
    }
    reader.put(received.bytes);
  } else if (received.how == Io::closed && (sent == Io::done || has_begun_)) {
    reader.put_end(received.detail);
  } else {
    is_broken_ = true;
    exchange().received = broken(reader, received, sent);
  }
}

void Lane::end(ResponseReader& reader) {
  patience_.end();
  bool is_good = false;
  if (!is_broken_ && reader.finish() == ResponseReader::State::failed) {
    exchange().received = reader.error();
  } else if (!is_broken_) {
    is_good = reader.may_reuse() && !asks_to_close(exchange().request);
    exchange().received.emplace<http::Response>(reader.take());
  }
  if (!is_good) stream_.reset();
}

http::TransportError Lane::broken(const ResponseReader& reader,
                                  const Received& received,
                                  Io sent) const {
  // In TLS 1.3 a server refuses the client's certificate, or its absence, after the handshake.
  if (received.how == Io::failed && !has_begun_ && origin_.scheme == "https") {
    return {.failure = Failure::tls,
            .message = fmt::format("no TLS with `{}`: {}", origin_.authority(), received.detail)};
  }
  auto message = fmt::format("the connection was reset after {} of the answer", reader.progress());
  if (sent != Io::done) message = "the connection was reset while the request was sent";
  if (received.how == Io::failed) {
    message = fmt::format("the connection broke after {}: {}", reader.progress(), received.detail);
  }
  return {.failure = Failure::reset, .message = std::move(message), .status = reader.status()};
}

void Lane::deliver() {
  const auto job = std::exchange(job_, nullptr);
  on_free_(*this);
  job->done(std::move(job->exchange));
}

}  // namespace assay::wire
