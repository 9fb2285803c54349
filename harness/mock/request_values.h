#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

namespace assay::mock {

/// Values of a request, by parameter name. They are few: the names are compared one by one.
class RequestValues {
 public:
  RequestValues() = default;
  RequestValues(std::initializer_list<std::pair<std::string_view, boost::json::value>> values) {
    for (const auto& [name, value] : values)
      set(name, value);
  }

  /// Makes room for `count` values at once.
  void reserve(std::size_t count) { values_.reserve(count); }
  /// Replaces the value of that name.
  void set(std::string_view name, boost::json::value value);
  /// nullptr: none came.
  [[nodiscard]] const boost::json::value* find(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, boost::json::value>> values_;
};

}  // namespace assay::mock
