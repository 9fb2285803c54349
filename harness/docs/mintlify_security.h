#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docs/mintlify_fields.h"
#include "docs/mintlify_page.h"
#include "docs/mintlify_site.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::mintlify {

/// The security scheme, as OpenAPI writes it, that `authMethod` of the front matter names, else
/// what the header `Authorization` among the parameters says of itself, else what the site's
/// settings say of all pages; nothing without all of these.
[[nodiscard]] std::optional<tree::Node> security_scheme(const Page& page,
                                                        const Site& site,
                                                        const std::vector<Field>& parameters,
                                                        const text::SourceMap& sources);

/// All that a field says of itself: its words and the values of its attributes.
[[nodiscard]] std::string words_of(const text::SourceMap& sources, const Field& field);

}  // namespace assay::docs::mintlify
