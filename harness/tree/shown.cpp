#include "tree/shown.h"

#include "text/diagnostic.h"

namespace assay::tree {

std::string shown(std::string_view piece) {
  constexpr std::size_t longest = 80;
  if (piece.size() <= longest) return text::printable(piece);
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(piece[end]) & 0xC0U) == 0x80U)
    --end;
  return text::printable(piece.substr(0, end)) + "...";
}

}  // namespace assay::tree
