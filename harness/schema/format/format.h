#pragma once

#include <string_view>
#include <vector>

namespace assay::schema::format {

using Test = bool (*)(std::string_view text);

/// A format of JSON Schema or OpenAPI: a test of strings, a range of integers, or an annotation
/// that says nothing we could test.
struct Format {
  std::string_view name;
  std::string_view noun;   ///< "a date (RFC 3339)"
  Test test = nullptr;     ///< of strings
  std::string_view least;  ///< of integers
  std::string_view most;

  [[nodiscard]] bool is_annotation() const { return test == nullptr && least.empty(); }
};

/// The format of that name, or nullptr.
[[nodiscard]] const Format* find(std::string_view name);
/// All names, sorted.
[[nodiscard]] std::vector<std::string_view> names();

}  // namespace assay::schema::format
