#include "contract/id_piece.h"

#include <fmt/format.h>

namespace assay::contract {

std::string id_piece(std::string_view text) {
  constexpr std::string_view separators = " /#:%[]\x7f";
  std::string piece;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && separators.find(c) == std::string_view::npos) {
      piece += c;
    } else {
      piece += fmt::format("%{:02X}", byte);
    }
  }
  return piece;
}

}  // namespace assay::contract
