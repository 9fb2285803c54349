#pragma once

#include <string_view>

namespace assay::openapi {

/// What stands at a place of an OpenAPI document: an object of the specification, a schema, a
/// mapping of names to either (whose keys mean nothing: a response is called `default`), or data
/// such as an example.
enum class Role { object, objects, schema, schemas, data };

/// What stands under `key` of what has that role.
[[nodiscard]] Role role_below(Role role, std::string_view key);
/// What the items of a list have that stands where that role does.
[[nodiscard]] Role role_of_items(Role role);

}  // namespace assay::openapi
