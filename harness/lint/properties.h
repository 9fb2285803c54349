#pragma once

#include <string_view>
#include <vector>

#include "lint/schema_site.h"

namespace assay::lint {

/// The names under `properties`.
[[nodiscard]] std::vector<std::string_view> property_names(const SchemaSite& site);

/// Whether a pattern of `patternProperties` matches the name, or none of them can be run.
[[nodiscard]] bool matches_a_pattern(const SchemaSite& site, std::string_view name);

/// Whether `additionalProperties` is false.
[[nodiscard]] bool is_closed(const SchemaSite& site);

/// Whether nothing holds the schema: `false`, or `{not: {}}`.
[[nodiscard]] bool is_never(const tree::Node& schema);

/// Whether other schemas judge the same value: `allOf`, `$ref` and their like.
[[nodiscard]] bool has_parts(const SchemaSite& site);

}  // namespace assay::lint
