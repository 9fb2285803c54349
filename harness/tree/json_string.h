#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "tree/json_mistake.h"

namespace assay::tree {

/// A JSON string that was read.
struct JsonString {
  std::size_t end = 0;   ///< behind the closing quote
  bool escaped = false;  ///< `decoded` holds the value; else it stands between the quotes as it is
  std::string decoded{};
};

/// Why a JSON string could not be read, and the byte where.
struct BadJsonString {
  JsonMistake mistake;
  std::size_t at = 0;
};

/// Reads the string whose opening quote stands at `at` (RFC 8259 section 7). Half a surrogate pair
/// is a mistake: it is no character.
[[nodiscard]] tl::expected<JsonString, BadJsonString> read_json_string(std::string_view text,
                                                                       std::size_t at);

}  // namespace assay::tree
