#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docs/curl.h"
#include "docs/format.h"
#include "docs/mintlify_page.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::mintlify {

/// A page whose operation is told by its front matter and components, as an OpenAPI document.
struct ComponentPage {
  tree::Node document;
  std::vector<Curl> commands;  ///< of its example requests
};

/// Whether the page is one: `api:` in its front matter, or fields.
[[nodiscard]] bool has_components(const text::SourceMap& sources, const Page& page);

/// Reads it. Method and path stand in the front matter, else in the example command where every
/// parameter of the path is a placeholder; where they stand nowhere, an error says so.
[[nodiscard]] std::optional<ComponentPage> read_components(text::SourceMap& sources,
                                                           const Page& page,
                                                           const Surroundings& surroundings,
                                                           std::vector<Unread>& unread,
                                                           text::Diagnostics& out);

}  // namespace assay::docs::mintlify
