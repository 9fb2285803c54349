#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace assay::schema {

/// The language that a schema is written in.
enum class Dialect : std::uint8_t {
  draft4,
  draft6,
  draft7,
  draft2019_09,
  draft2020_12,
  openapi3_0,
  openapi3_1
};

/// From a `$schema` URI (with or without its empty fragment), or `draft4`, `draft-07`, `2020-12`,
/// `oas3.0`, …; nothing for an unknown name.
[[nodiscard]] std::optional<Dialect> read_dialect(std::string_view name);

/// `draft-07`, `2020-12`, `OpenAPI 3.0`, …: the word that messages use.
[[nodiscard]] std::string_view name_of(Dialect dialect);

/// Whether keywords beside a `$ref` count (since 2019-09, and in OpenAPI 3.1).
[[nodiscard]] bool has_ref_siblings(Dialect dialect);

/// The keyword that names a resource: `id`, `$id`, or none in OpenAPI 3.0.
[[nodiscard]] std::string_view id_keyword(Dialect dialect);

/// Whether `readOnly` and `writeOnly` lift `required` (OpenAPI) or are annotations (JSON Schema).
[[nodiscard]] bool is_openapi(Dialect dialect);

/// A set of dialects.
using Dialects = std::uint8_t;
[[nodiscard]] constexpr Dialects only(Dialect dialect) {
  return static_cast<Dialects>(1U << static_cast<unsigned>(dialect));
}
inline constexpr Dialects every_dialect = 0x7F;
inline constexpr Dialects since_draft2020_12 =
    only(Dialect::draft2020_12) | only(Dialect::openapi3_1);
inline constexpr Dialects since_draft2019_09 = since_draft2020_12 | only(Dialect::draft2019_09);
inline constexpr Dialects since_draft7 = since_draft2019_09 | only(Dialect::draft7);
inline constexpr Dialects since_draft6 = since_draft7 | only(Dialect::draft6);
inline constexpr Dialects any_json_schema = since_draft6 | only(Dialect::draft4);
inline constexpr Dialects openapi_only = only(Dialect::openapi3_0) | only(Dialect::openapi3_1);
/// Where `exclusiveMinimum` is a boolean beside `minimum`.
inline constexpr Dialects with_boolean_bounds = only(Dialect::draft4) | only(Dialect::openapi3_0);

[[nodiscard]] constexpr bool has(Dialects set, Dialect dialect) {
  return (set & only(dialect)) != 0;
}

}  // namespace assay::schema
