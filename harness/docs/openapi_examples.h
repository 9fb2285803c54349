#pragma once

#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs {

/// Reads the examples of JSON bodies that an OpenAPI document of others writes as a string with the
/// JSON in it, where the schema allows no text. One warning `docs.mended` at the first.
void mend_examples(text::SourceMap& sources, tree::Node& document, text::Diagnostics& out);

}  // namespace assay::docs
