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

std::string api_piece(std::string_view name) {
  if (name == ".") return "%2E";
  if (name == "..") return "%2E%2E";
  constexpr std::string_view digits = "0123456789ABCDEFabcdef";
  std::string piece;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto after = name.substr(i + 1, 2);
    const bool is_encoded =
        name[i] == '%' && after.size() == 2 && after.find_first_not_of(digits) == after.npos;
    if (is_encoded) {
      piece += '%';
    } else {
      piece += name[i] == '\\' ? "%5C" : id_piece(name.substr(i, 1));
    }
  }
  return piece;
}

}  // namespace assay::contract
