#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docs/format.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::mintlify {

/// What a site's settings, `docs.json` or `mint.json` in the root, say of all its pages.
struct Site {
  std::vector<std::string> documents;  ///< OpenAPI documents, but those elsewhere on the web
  std::vector<tree::Node> servers;     ///< of pages that tell paths alone: strings
  std::optional<tree::Node> auth;      ///< `method`, and perhaps the `name` of a header
};

/// Reads them; nothing where there are none, or no root.
[[nodiscard]] Site read_site(text::SourceMap& sources, const Surroundings& surroundings);

}  // namespace assay::docs::mintlify
