#pragma once

#include <cstdint>
#include <string_view>

#include "schema/vocabulary.h"
#include "tree/node.h"

namespace assay::schema {

/// Whether the value of a keyword looks as it must.
[[nodiscard]] bool has_shape(const tree::Node& value, Shape shape);

/// What `shape` asks for: "a non-negative integer".
[[nodiscard]] std::string_view name_of(Shape shape);

/// A count (2.0 is one), saturating; the text is a number that has the shape of one.
[[nodiscard]] std::uint64_t read_count(std::string_view number);

}  // namespace assay::schema
