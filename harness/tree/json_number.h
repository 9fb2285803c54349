#pragma once

#include <cstddef>
#include <string_view>

#include <tl/expected.hpp>

#include "tree/json_mistake.h"
#include "tree/node.h"

namespace assay::tree {

/// A JSON number that was read: an integer is one without fraction and exponent.
struct JsonNumber {
  std::size_t end = 0;  ///< behind its last digit
  Kind kind = Kind::integer;
};

/// Whether a number, good or bad, begins at `at`.
[[nodiscard]] bool begins_number(std::string_view text, std::size_t at);

/// Reads the number at `at` (RFC 8259 section 6), where one begins.
[[nodiscard]] tl::expected<JsonNumber, JsonMistake> read_json_number(std::string_view text,
                                                                     std::size_t at);

}  // namespace assay::tree
