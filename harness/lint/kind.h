#pragma once

#include <optional>
#include <string_view>

#include "lint/rule.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::lint {

/// The kind called so, or nothing.
[[nodiscard]] std::optional<Kind> find_kind(std::string_view name);

/// Whether the text is data (JSON or YAML) rather than a page that a documentation format knows:
/// it begins with a brace, or no format knows it.
[[nodiscard]] bool is_data(std::string_view text);

/// What a JSON or YAML document is, by its keys; nothing when it is none of what lint knows.
[[nodiscard]] std::optional<Kind> kind_of(const tree::Node& document);

}  // namespace assay::lint
