#pragma once

#include <vector>

#include "schema/resources.h"
#include "text/diagnostic.h"
#include "tree/node.h"

namespace assay::schema {

/// What a schema says and its dialect does not know, so that nothing of it is judged: each a
/// warning `schema.misspelt-keyword` (a known keyword is near),
/// `schema.keyword-of-another-dialect`, `schema.unknown-keyword` or `schema.unknown-format`, with
/// what may have been meant. Extensions
/// (`x-…`) are passed, but for those that begin like ours and are none of ours. Looks at the schema
/// itself, not at those below it.
[[nodiscard]] std::vector<text::Diagnostic> find_strangers(const tree::Node& schema,
                                                           const Resource& resource);

}  // namespace assay::schema
