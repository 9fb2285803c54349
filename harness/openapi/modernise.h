#pragma once

#include "text/source_map.h"
#include "tree/node.h"

namespace assay::openapi {

/// Turns the keywords of one OpenAPI 3.0 schema object (OpenAPI 3.0.3, "Schema Object") into those
/// of JSON Schema 2020-12: `nullable`, boolean `exclusiveMinimum` and `exclusiveMaximum`,
/// `example`, and what stands beside a `$ref`, which 3.0 ignores. Subschemas are left as they are.
void modernise(text::SourceMap& sources, tree::Node& schema);

}  // namespace assay::openapi
