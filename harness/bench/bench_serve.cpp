// bench_serve BODY: serves one static answer on a free port, which it prints, until its input ends;
// then prints what a request cost.
#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "bench/cpu_time.h"
#include "wire/listener.h"

int main(int count, char** words) {
  using namespace assay;
  if (count != 2) {
    fmt::print(stderr, "usage: bench_serve BODY\n");
    return 2;
  }
  wire::Loop loop;
  // With the fields that nginx sends, so that sending has as much to read as from it.
  const http::Response response{.status = 200,
                                .headers = {{"Server", "nginx/1.22.1"},
                                            {"Date", "Sun, 22 Nov 2026 10:00:00 GMT"},
                                            {"Content-Type", "application/json"}},
                                .body = words[1]};
  std::size_t served = 0;
  auto listener = wire::Listener::open(loop, 0, [&](const http::Request&) {
    ++served;
    return response;
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
             served == 0 ? 0.0 : bench::cpu_microseconds() / static_cast<double>(served));
}
