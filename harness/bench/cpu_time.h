#pragma once

#include <sys/resource.h>

namespace assay::bench {

/// What this process has used so far, user and system together, in microseconds.
[[nodiscard]] inline double cpu_microseconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

}  // namespace assay::bench
