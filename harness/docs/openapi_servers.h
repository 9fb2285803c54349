#pragma once

#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs {

/// Puts right the servers of an OpenAPI document of others whose `url` no request can be sent to:
/// `//api.example.com/v1`, `api.example.com` and `localhost:8080` without a scheme, `v1` without
/// its slash, a comma or blanks behind. Each is a warning `docs.mended`.
void mend_servers(text::SourceMap& sources, tree::Node& document, text::Diagnostics& out);

}  // namespace assay::docs
