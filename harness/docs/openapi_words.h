#pragma once

#include <vector>

#include "docs/format.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs {

/// Adds to the schemas and parameters of an OpenAPI document what their descriptions state in
/// words, as `WordLimits` does for pages; in the dialect of the document. What the schema says
/// itself stays. Read is what requests and answers are made of, and of what is shared what they
/// refer to, each once. What schemas say in `not` and `if`, where a limit more would let more
/// values through, and in `propertyNames`, `dependentSchemas` and the `unevaluated` keywords is
/// listed as unread where it could be tested.
void read_words(text::SourceMap& sources,
                tree::Node& document,
                std::vector<Unread>& unread,
                text::Diagnostics& out);

}  // namespace assay::docs
