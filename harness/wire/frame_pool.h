#pragma once

#include <cstddef>

namespace assay::wire {

/// Memory for what every request needs anew (coroutine frames, parsers), kept for the next of about
/// the same size. A thread's own.
class FramePool {
 public:
  [[nodiscard]] static void* get(std::size_t size);
  static void put(void* frame, std::size_t size);
};

}  // namespace assay::wire
