#pragma once

#include <cstddef>

namespace assay::base {

/// Base of what every request needs anew (coroutine frames, parsers): its memory is kept for the
/// next of about the same size, since such blocks are too large for malloc's fast path. One thread
/// makes and destroys an object.
class Pooled {
 public:
  /// Whether memory is kept: not under AddressSanitizer, which could not tell an object that is
  /// gone from the next one in its place.
#if defined(__SANITIZE_ADDRESS__)
  static constexpr bool keeps = false;
#elif defined(__clang__)
  static constexpr bool keeps = !__has_feature(address_sanitizer);
#else
  static constexpr bool keeps = true;
#endif

  [[nodiscard]] static void* operator new(std::size_t size);
  static void operator delete(void* block, std::size_t size) noexcept;
};

}  // namespace assay::base
