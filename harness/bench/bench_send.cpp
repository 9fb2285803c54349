// bench_send URL REQUESTS CONNECTIONS: sends requests over the wire alone, and prints what they
// cost.
#include <sys/resource.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "wire/http_target.h"

namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) {
    fmt::print(stderr, "usage: bench_send URL REQUESTS CONNECTIONS\n");
    return 2;
  }
  const std::string url = words[1];
  const int requests = number(words[2]);
  const int connections = number(words[3]);
  assay::wire::Loop loop;
  assay::wire::HttpTarget target(loop, {.connections = static_cast<unsigned>(connections)});
  int started = 0;
  int good = 0;
  const assay::http::Request request{
      .method = "DELETE",
      .url = url,
      .headers = {{"Authorization", "Bearer 0123456789abcdef"}, {"Accept", "application/json"}}};
  struct Next {
    void operator()(const assay::http::Exchange& exchange) const {
      if (exchange.response() != nullptr && exchange.response()->status == 200) ++good;
      if (started == requests) return;
      ++started;
      target.start(request, [this](const assay::http::Exchange& answered) { (*this)(answered); });
    }
    assay::wire::HttpTarget& target;
    const assay::http::Request& request;
    const int requests;
    int& started;
    int& good;
  } next{target, request, requests, started, good};
  const auto begin = std::chrono::steady_clock::now();
  const auto cpu = cpu_seconds();
  for (int i = 0; i < connections && started < requests; ++i) {
    ++started;
    target.start(request, [&next](const assay::http::Exchange& exchange) { next(exchange); });
  }
  loop.run();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  fmt::print("{{\"good\": {}, \"requests_per_second\": {:.0f}, \"cpu_microseconds\": {:.3f}}}\n",
             good,
             requests / wall.count(),
             (cpu_seconds() - cpu) * 1e6 / requests);
  return good == requests ? 0 : 1;
}
