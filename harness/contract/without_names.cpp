#include "contract/without_names.h"

namespace assay::contract {

std::string without_names(std::string_view path) {
  std::string rest;
  bool inside = false;
  for (const char c : path) {
    if (c == '}') inside = false;
    if (!inside) rest += c;
    if (c == '{') inside = true;
  }
  return rest;
}

}  // namespace assay::contract
