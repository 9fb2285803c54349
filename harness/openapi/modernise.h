#pragma once

#include "text/source_map.h"
#include "tree/node.h"

namespace assay::openapi {

/// Turns the keywords of one OpenAPI 3.0 schema object (OpenAPI 3.0.3, "Schema Object") into those
/// of JSON Schema 2020-12: `nullable`, boolean `exclusiveMinimum` and `exclusiveMaximum`,
/// `example`, annotations, and what stands beside a `$ref`, which 3.0 ignores. Subschemas are left
/// as they are.
void modernise(text::SourceMap& sources, tree::Node& schema);

/// The same of every schema of a document, and of all inside it.
void modernise_document(text::SourceMap& sources, tree::Node& document);

/// Drops the annotations of OpenAPI that JSON Schema has no keyword for: `discriminator`, `xml`,
/// `externalDocs`.
void drop_annotations(tree::Node& schema);

/// Turns OpenAPI 3.0's `minimum: 1, exclusiveMinimum: true` into `exclusiveMinimum: 1`, and the
/// same of the maximum; whether there was such a flag.
bool make_bounds_exclusive(tree::Node& schema);

/// Turns `example` into `examples`: OpenAPI 3.1 still takes it ("deprecated in favor of the JSON
/// Schema `examples` keyword", 3.1.1, "Schema Object"), and JSON Schema does not know it.
void rename_example(text::SourceMap& sources, tree::Node& schema);

}  // namespace assay::openapi
