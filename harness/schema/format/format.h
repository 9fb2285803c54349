#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace assay::schema::format {

using Test = bool (*)(std::string_view text);

/// A format of JSON Schema or OpenAPI: a test of strings, a range of integers, or an annotation
/// that says nothing we could test.
struct Format {
  std::string_view name;
  std::string_view noun;  ///< "a date (RFC 3339)"
  Test test = nullptr;    ///< of strings
  std::int64_t least = 0;
  std::uint64_t most = 0;  ///< of integers; 0: it is no range

  [[nodiscard]] bool is_range() const { return most != 0; }
  [[nodiscard]] bool is_annotation() const { return test == nullptr && !is_range(); }
};

/// The format of that name, or nullptr.
[[nodiscard]] const Format* find(std::string_view name);
/// All names, sorted.
[[nodiscard]] std::vector<std::string_view> names();

}  // namespace assay::schema::format
