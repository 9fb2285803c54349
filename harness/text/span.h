#pragma once

#include <cstdint>

namespace assay::text {

/// A half-open byte range of one source. Source 0 is "nowhere". Line and column are computed only
/// for display.
struct Span {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool known() const { return source != 0; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// A value and the place it was read from.
template <class T>
struct Spanned {
  T value{};
  Span span{};

  friend bool operator==(const Spanned&, const Spanned&) = default;
};

}  // namespace assay::text
