#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace assay::openapi {

/// `wanted` as the name of a component: what is no letter, digit, `.`, `-` or `_` becomes `_`
/// (OpenAPI 3.1, Components Object).
[[nodiscard]] std::string component_name(std::string_view wanted);

/// The same for a schema, `schema` where nothing is wanted, with a number behind it where it is
/// taken; it is taken then.
[[nodiscard]] std::string free_component_name(std::string_view wanted,
                                              std::set<std::string, std::less<>>& taken);

}  // namespace assay::openapi
