#include "wire/session.h"

#include <utility>

#include <fmt/format.h>

#include "http/url.h"
#include "wire/awaiting.h"
#include "wire/head_fault.h"
#include "wire/write_message.h"

namespace assay::wire {
namespace {

// Enough answers to pipelined requests to make one write of them.
constexpr std::size_t outgoing_batch = std::size_t{64} << 10;
// What a client may still send after it was refused, without losing the refusal to a reset.
constexpr std::size_t max_discarded = std::size_t{1} << 20;
constexpr base::Duration longest_farewell = std::chrono::seconds(2);

bool names_loopback(const http::Request& request) {
  const auto url = http::read_url(request.url);
  return url && http::is_loopback(*url);
}

}  // namespace

Session::Session(std::unique_ptr<Stream> stream,
                 Deadlines& deadlines,
                 const Handler& handler,
                 const ListenerOptions& options)
    : stream_(std::move(stream)),
      deadlines_(deadlines),
      handler_(handler),
      options_(options),
      reader_(options.limits),
      deadline_(deadlines, [this] { expire(); }) {}

Task<void> Session::run() {
  while (true) {
    answer_all();
    if (!outgoing_.empty()) {
      await_sending();
      const auto sent = co_await writing(*stream_, outgoing_);
      // The room of a large answer is not kept for all that follow.
      if (outgoing_.capacity() > 2 * outgoing_batch) std::string().swap(outgoing_);
      outgoing_.clear();
      if (sent.how != Io::done) co_return;
    }
    if (closes_) break;
    // More requests may have come than went into one batch.
    if (reader_.state() != RequestReader::State::more) continue;
    if (is_closing_ && !reader_.is_inside()) break;
    await_input();
    const auto received = co_await reading(*stream_);
    if (take(received) == Next::end) co_return;
  }
  co_await end();
}

void Session::answer_all() {
  while (!closes_ && reader_.state() == RequestReader::State::whole &&
         outgoing_.size() < outgoing_batch) {
    answer();
  }
  if (!closes_ && reader_.state() == RequestReader::State::refused) {
    refuse(reader_.refusal().status, reader_.refusal().message);
  }
  if (!closes_ && !has_continued_ && reader_.awaits_continue()) {
    has_continued_ = true;
    outgoing_ += "HTTP/1.1 100 Continue\r\n\r\n";
  }
}

void Session::answer() {
  is_timed_ = has_continued_ = false;
  closes_ = is_closing_ || !reader_.keeps_alive();
  ResponseFraming framing{.closes = closes_, .to_http_1_0 = reader_.is_http_1_0()};
  const auto& request = reader_.request();
  framing.to_head = request.method == "HEAD";
  if (options_.strict_host && !names_loopback(request)) {
    refuse(421, "the request names another host: " + quoted(request.url, 64));
  } else {
    append_response(outgoing_, handler_(request), framing);
  }
  reader_.next();
}

void Session::refuse(int status, const std::string& message) {
  closes_ = true;
  http::Response response{.status = status,
                          .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
                          .body = message + "\n"};
  if (status == 405) {
    response.headers.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  }
  append_response(outgoing_, response, {.closes = true});
}

void Session::await_sending() {
  is_timed_ = false;
  deadline_.set(deadlines_.clock().steady() + options_.request);
}

void Session::await_input() {
  is_receiving_ = true;
  is_idle_ = !reader_.is_inside();
  const auto now = deadlines_.clock().steady();
  if (is_idle_) {
    idle_since_ = now;
    deadline_.set(now + options_.idle);
  } else if (!is_timed_) {
    // Set once a request: one byte now and then does not buy time.
    is_timed_ = true;
    deadline_.set(now + options_.request);
  }
}

Session::Next Session::take(const Received& received) {
  is_receiving_ = is_idle_ = false;
  if (received.how == Io::done) {
    reader_.put(received.bytes);
    return Next::go_on;
  }
  if (received.how != Io::closed || !reader_.is_inside()) return Next::end;
  refuse(400, "the request ends early");
  return Next::go_on;
}

void Session::expire() {
  if (!is_receiving_ || is_idle_) return stream_->cancel();
  refuse(408,
         fmt::format("the request was not whole within {:g} s",
                     std::chrono::duration<double>(options_.request).count()));
  stream_->write(outgoing_, [this](const Sent&) {
    stream_->finish_sending();
    stream_->cancel();
  });
}

Task<void> Session::end() {
  stream_->finish_sending();
  deadline_.set(deadlines_.clock().steady() + longest_farewell);
  for (std::size_t discarded = 0; discarded < max_discarded;) {
    const auto received = co_await reading(*stream_);
    if (received.how != Io::done) co_return;
    discarded += received.bytes.size();
  }
}

void Session::close_gently() {
  if (is_idle_) return close();
  is_closing_ = true;
}

void Session::close() {
  stream_->cancel();
}

}  // namespace assay::wire
