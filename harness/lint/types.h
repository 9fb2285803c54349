#pragma once

#include <cstdint>
#include <string>

#include "schema/resources.h"
#include "tree/node.h"

namespace assay::lint {

/// A set of JSON types: bits.
using Types = std::uint8_t;
inline constexpr Types null_type = 1;
inline constexpr Types boolean_type = 2;
inline constexpr Types object_type = 4;
inline constexpr Types array_type = 8;
inline constexpr Types integer_type = 16;
inline constexpr Types fraction_type = 32;  ///< numbers that are no integers
inline constexpr Types string_type = 64;
inline constexpr Types number_types = integer_type | fraction_type;
inline constexpr Types every_type = 127;

/// The type of a value; a number with a fraction part may be either kind of number.
[[nodiscard]] Types type_of(const tree::Node& value);

/// The types that `type` (and `nullable` beside it) allows; all of them where there is none.
[[nodiscard]] Types stated_types(const tree::Node& schema, const schema::Resource& resource);

/// The types that the schema allows, as far as `type`, `enum`, `const`, references, `allOf`,
/// `anyOf` and `oneOf` tell: never fewer than it does allow.
[[nodiscard]] Types allowed_types(const tree::Node& schema, schema::Resources& resources);

/// "a string or null"; "nothing" for the empty set.
[[nodiscard]] std::string words_of(Types types);

}  // namespace assay::lint
