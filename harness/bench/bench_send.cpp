// bench_send URL REQUESTS CONNECTIONS: sends requests over the wire alone, and prints what they
// cost.
#include <charconv>
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
      if (exchange.response() != nullptr && exchange.response()->status == 200) ++good_;
      send(std::move(exchange.request));
    });
  }
  [[nodiscard]] int good() const { return good_; }

 private:
  http::Target& target_;
  int left_;
  int good_ = 0;
};

}  // namespace
}  // namespace assay::bench

int main(int count, char** words) {
  using namespace assay;
  if (count != 4) {
    fmt::print(stderr, "usage: bench_send URL REQUESTS CONNECTIONS\n");
    return 2;
  }
  const auto requests = bench::number(words[2]);
  const auto connections = bench::number(words[3]);
  wire::Loop loop;
  wire::HttpTarget target(loop, {.connections = static_cast<unsigned>(connections)});
  bench::Sender sender(target, requests);
  const auto before = bench::cpu_microseconds();
  for (int i = 0; i < connections; ++i) {
    sender.send({.method = "DELETE",
                 .url = words[1],
                 .headers = {{"Authorization", "Bearer 0123456789abcdef"},
                             {"Accept", "application/json"}}});
  }
  loop.run();
  fmt::print("{{\"good\": {}, \"cpu_microseconds\": {:.3f}}}\n",
             sender.good(),
             (bench::cpu_microseconds() - before) / requests);
  return sender.good() == requests ? 0 : 1;
}
