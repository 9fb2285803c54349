#include "contract/of_http.h"

#include <algorithm>
#include <string>

namespace assay::contract {

namespace {

std::string in_small_letters(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name;
}

}  // namespace

bool is_of_http(const Parameter& parameter) {
  if (parameter.in != In::header) return false;
  const auto name = in_small_letters(parameter.name);
  return name == "accept" || name == "content-type";
}

bool is_left_to_http(const Parameter& parameter) {
  return is_of_http(parameter) ||
         (parameter.in == In::header && in_small_letters(parameter.name) == "authorization");
}

}  // namespace assay::contract
