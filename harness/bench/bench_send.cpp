// bench_send URL REQUESTS CONNECTIONS [METHOD [NAME VALUE]…]: sends requests over the wire alone,
// with the header fields named, and prints what they cost. Without a method: the deletion that the
// other benchmarks send.
#include <charconv>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "bench/cpu_time.h"
#include "wire/http_target.h"

namespace assay::bench {
namespace {

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Sends a request as soon as another is answered.
class Sender {
 public:
  Sender(http::Target& target, int requests) : target_(target), left_(requests) {}

  void send(http::Request&& request) {
    if (left_ == 0) return;
    --left_;
    target_.start(std::move(request), [this](http::Exchange&& exchange) {
      if (exchange.response() != nullptr && exchange.response()->status < 500) ++good_;
      send(std::move(exchange.request));
    });
  }
  [[nodiscard]] int good() const { return good_; }

 private:
  http::Target& target_;
  int left_;
  int good_ = 0;
};

/// What is sent: a method and header fields, or nothing named.
http::Request request_of(const char* url, std::span<char*> named) {
  http::Request request{
      .method = "DELETE",
      .url = url,
      .headers = {{"Authorization", "Bearer 0123456789abcdef"}, {"Accept", "application/json"}}};
  if (named.empty()) return request;
  request.method = named[0];
  request.headers = {};
  for (std::size_t i = 1; i + 1 < named.size(); i += 2)
    request.headers.add(named[i], named[i + 1]);
  return request;
}

}  // namespace
}  // namespace assay::bench

int main(int count, char** words) {
  using namespace assay;
  if (count < 4) {
    fmt::print(stderr, "usage: bench_send URL REQUESTS CONNECTIONS [METHOD [NAME VALUE]…]\n");
    return 2;
  }
  const auto requests = bench::number(words[2]);
  const auto connections = bench::number(words[3]);
  wire::Loop loop;
  wire::HttpTarget target(loop, {.connections = static_cast<unsigned>(connections)});
  bench::Sender sender(target, requests);
  const auto before = bench::cpu_microseconds();
  const auto request =
      bench::request_of(words[1], std::span(words + 4, static_cast<std::size_t>(count - 4)));
  for (int i = 0; i < connections; ++i)
    sender.send(http::Request(request));
  loop.run();
  fmt::print("{{\"good\": {}, \"cpu_microseconds\": {:.3f}}}\n",
             sender.good(),
             (bench::cpu_microseconds() - before) / requests);
  return sender.good() == requests ? 0 : 1;
}
