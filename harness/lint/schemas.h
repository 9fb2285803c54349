#pragma once

#include <string>
#include <vector>

#include "schema/resources.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::lint {

/// A schema that stands in a document.
struct PlacedSchema {
  const tree::Node* schema = nullptr;
  const tree::Node* document = nullptr;
  std::string uri;      ///< of the document
  std::string pointer;  ///< from its root
};

/// The schemas of a file, and how those they refer to are found.
struct Schemas {
  std::vector<PlacedSchema> roots;
  schema::Dialect dialect = schema::Dialect::draft2020_12;  ///< where no `$schema` says otherwise
  schema::Resolver resolver;
};

/// Runs the rules on the schemas, on those below them, and on those in the same documents that they
/// refer to; what the compiler and the second engine say is added for each root.
void lint_schemas(const text::SourceMap& sources, const Schemas& schemas, text::Diagnostics& out);

}  // namespace assay::lint
