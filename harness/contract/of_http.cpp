#include "contract/of_http.h"

#include <algorithm>

namespace assay::contract {

bool is_of_http(const Parameter& parameter) {
  if (parameter.in != In::header) return false;
  auto name = parameter.name;
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name == "accept" || name == "content-type";
}

}  // namespace assay::contract
