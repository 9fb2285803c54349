#include "wire/characters.h"

namespace assay::wire {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

}  // namespace

bool is_origin_form(std::string_view target) {
  if (!target.starts_with('/')) return false;
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (detail::target[static_cast<unsigned char>(target[i])]) continue;
    if (target[i] != '%' || i + 2 >= target.size() || !is_hex(target[i + 1]) ||
        !is_hex(target[i + 2])) {
      return false;
    }
  }
  return true;
}

}  // namespace assay::wire
