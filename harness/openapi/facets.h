#pragma once

#include <string_view>
#include <vector>

#include "contract/references.h"
#include "tree/node.h"

namespace assay::openapi {

/// The parts of a schema that hold together: itself, what its `$ref` names, and the members of its
/// `allOf`, all the way down, each once. What leads nowhere is left out.
[[nodiscard]] std::vector<const tree::Node*> facets(const contract::References& references,
                                                    const tree::Node& schema);
/// The first value under `key` in the facets, or nullptr.
[[nodiscard]] const tree::Node* find_in(const std::vector<const tree::Node*>& facets,
                                        std::string_view key);
/// Whether one of the facets requires the property.
[[nodiscard]] bool requires_property(const std::vector<const tree::Node*>& facets,
                                     std::string_view property);
/// The members of all their `properties`, each name once.
[[nodiscard]] std::vector<const tree::Member*> properties_of(
    const std::vector<const tree::Node*>& facets);

}  // namespace assay::openapi
