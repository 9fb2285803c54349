#include "wire/characters.h"

namespace assay::wire {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

}  // namespace

bool is_origin_form(std::string_view target) {
  if (!target.starts_with('/')) return false;
  const auto* at = target.data();
  const auto* const end = at + target.size();
  while (true) {
    while (at != end && detail::target[static_cast<unsigned char>(*at)])
      ++at;
    if (at == end) return true;
    if (*at != '%' || end - at < 3 || !is_hex(at[1]) || !is_hex(at[2])) return false;
    at += 3;
  }
}

}  // namespace assay::wire
