#pragma once

#include "docs/mintlify_page.h"
#include "text/source_map.h"

namespace assay::docs::mintlify {

/// Takes what stands in comments out of a page: `{/* … */}` of MDX and `<!-- … -->`. Their places
/// are kept as `comments`; one without an end is none, nor is one in code.
void take_out_comments(const text::SourceMap& sources, Page& page);

}  // namespace assay::docs::mintlify
