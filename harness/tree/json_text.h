#pragma once

#include <string>
#include <string_view>

namespace assay::tree {

/// Appends `value`, which is UTF-8, as a JSON string in its quotes; only what must be escaped is.
void append_json_string(std::string& out, std::string_view value);

}  // namespace assay::tree
