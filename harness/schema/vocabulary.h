#pragma once

#include <string_view>
#include <vector>

#include "schema/dialect.h"
#include "tree/node.h"

namespace assay::schema {

/// What the value of a keyword must look like.
enum class Shape : std::uint8_t {
  any,
  boolean,
  text,
  number,
  positive_number,
  count,          ///< a non-negative integer; 2.0 is one since draft 6
  list,           ///< an array of any values
  names,          ///< an array of different strings
  names_by_name,  ///< a mapping to arrays of different strings
  type,           ///< one of the type names, or an array of different ones
  schema,   ///< a mapping or a boolean; draft 4 and OpenAPI 3.0 have booleans only for additional
            ///< items and properties
  schemas,  ///< an array of schemas, not empty
  schema_or_schemas,  ///< `items` until 2019-09
  schemas_by_name,
  schemas_or_names_by_name,  ///< `dependencies`
  mapping,
};

/// The part of the language a keyword belongs to: 2019-09 and later let a metaschema leave parts
/// out ($vocabulary).
enum class Vocabulary : std::uint8_t {
  core,
  applicator,
  validation,
  unevaluated,
  format,
  content,
  annotation,
  openapi
};

/// The instances that a keyword says something about: bits.
using Concerns = std::uint8_t;
inline constexpr Concerns concerns_any = 0;
inline constexpr Concerns concerns_numbers = 1;
inline constexpr Concerns concerns_strings = 2;
inline constexpr Concerns concerns_arrays = 4;
inline constexpr Concerns concerns_objects = 8;

/// One keyword in the dialects that know it so.
struct Keyword {
  std::string_view name;
  Dialects dialects = every_dialect;
  Shape shape = Shape::any;
  Vocabulary vocabulary = Vocabulary::annotation;
  Concerns concerns = concerns_any;
};

/// The keyword of that name in `dialect`, or nullptr. The names that begin with `x-` are
/// annotations everywhere and not listed.
[[nodiscard]] const Keyword* find_keyword(Dialect dialect, std::string_view name);

/// Every keyword of the dialect, in the order of the table.
[[nodiscard]] std::vector<std::string_view> keyword_names(Dialect dialect);

/// The first keyword of that name in any dialect, or nullptr.
[[nodiscard]] const Keyword* find_keyword_anywhere(std::string_view name);

/// The dialects that have a keyword of that name, in any meaning.
[[nodiscard]] Dialects dialects_with(std::string_view name);

/// Whether the name is an extension's, which everyone ignores.
[[nodiscard]] bool is_extension(std::string_view name);

}  // namespace assay::schema
