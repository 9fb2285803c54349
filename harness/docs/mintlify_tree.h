#pragma once

#include <optional>
#include <vector>

#include "docs/format.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::mintlify {

/// Whether the document of a fence is of Mintlify's own older dialect: one operation, told as
/// `paths: {path, method, request, response}`.
[[nodiscard]] bool is_operation_tree(const tree::Node& document);

/// The same operation as an OpenAPI 3.1 document, every node with its place on the page. What has
/// no place in OpenAPI is listed in `unread`; nothing when path or method is missing.
[[nodiscard]] std::optional<tree::Node> openapi_of_tree(text::SourceMap& sources,
                                                        const tree::Node& document,
                                                        std::vector<Unread>& unread);

}  // namespace assay::docs::mintlify
