#pragma once

#include <string_view>

namespace assay::openapi {

/// What stands at a place of an OpenAPI document: an object of the specification, a schema, a
/// mapping of names to schemas, or data such as an example.
enum class Role { object, schema, schemas, data };

/// What stands under `key` of what has that role.
[[nodiscard]] Role role_below(Role role, std::string_view key);

}  // namespace assay::openapi
