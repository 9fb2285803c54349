#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace assay::fuzz {

/// What a fuzzer of a wire reader is given: a byte that says how the others are cut, and those.
struct Pieces {
  Pieces(const unsigned char* data, std::size_t size)
      : control(size == 0 ? 0 : data[0]),
        whole(reinterpret_cast<const char*>(data) + std::min<std::size_t>(size, 1),
              size - std::min<std::size_t>(size, 1)) {}

  /// The bytes in pieces of 1 to 16, of changing size.
  [[nodiscard]] std::vector<std::string_view> cut() const {
    std::vector<std::string_view> pieces;
    unsigned state = control;
    for (std::size_t at = 0; at < whole.size(); at += pieces.back().size()) {
      state = state * 1103515245U + 12345U;
      pieces.push_back(whole.substr(at, 1 + (state >> 16U) % 16));
    }
    return pieces;
  }

  unsigned char control;
  std::string_view whole;
};

}  // namespace assay::fuzz
