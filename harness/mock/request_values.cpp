#include "mock/request_values.h"

#include <algorithm>

namespace assay::mock {

void RequestValues::set(std::string_view name, boost::json::value value) {
  const auto there = std::find_if(
      values_.begin(), values_.end(), [&](const auto& one) { return one.first == name; });
  if (there != values_.end()) {
    there->second = std::move(value);
  } else {
    values_.emplace_back(name, std::move(value));
  }
}

const boost::json::value* RequestValues::find(std::string_view name) const {
  const auto there = std::find_if(
      values_.begin(), values_.end(), [&](const auto& one) { return one.first == name; });
  return there == values_.end() ? nullptr : &there->second;
}

}  // namespace assay::mock
