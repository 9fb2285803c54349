#pragma once

#include <string>
#include <vector>

#include "docs/format.h"
#include "text/source_map.h"

namespace assay::docs::mintlify {

/// The OpenAPI documents that a site's settings (`docs.json` or `mint.json` in the root) name for
/// its pages, in their order; those that lie elsewhere on the web are left out.
[[nodiscard]] std::vector<std::string> documents_of_site(text::SourceMap& sources,
                                                         const Surroundings& surroundings);

}  // namespace assay::docs::mintlify
