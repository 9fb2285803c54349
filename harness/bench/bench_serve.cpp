// bench_serve: serves one static answer on a free port, which it prints, until its input ends; then
// prints its cost.
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "wire/listener.h"

namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

int main() {
  assay::wire::Loop loop;
  // As long as the JSON of a real API's answer.
  const std::string body(519, ' ');
  std::size_t served = 0;
  auto listener = assay::wire::Listener::open(loop, 0, [&](const assay::http::Request&) {
    ++served;
    return assay::http::Response{
        .status = 200, .headers = {{"Content-Type", "application/json"}}, .body = body};
  });
  if (!listener) return 1;
  fmt::print("{}\n", (*listener)->port());
  std::fflush(stdout);
  std::thread end([&loop] {
    std::array<char, 16> dropped{};
    while (::read(STDIN_FILENO, dropped.data(), dropped.size()) > 0) {
    }
    loop.stop();
  });
  loop.run();
  end.join();
  fmt::print("{{\"served\": {}, \"cpu_microseconds\": {:.3f}}}\n",
             served,
             served == 0 ? 0.0 : cpu_seconds() * 1e6 / static_cast<double>(served));
}
