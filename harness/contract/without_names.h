#pragma once

#include <string>
#include <string_view>

namespace assay::contract {

/// A template, of a path or a URL, with its variables' names left out: `/rest/{}/items` of
/// `/rest/{user_id}/items`.
[[nodiscard]] std::string without_names(std::string_view path);

}  // namespace assay::contract
