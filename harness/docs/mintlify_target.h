#pragma once

#include <optional>
#include <string_view>

#include "docs/mintlify_elements.h"
#include "docs/mintlify_examples.h"
#include "docs/mintlify_outline.h"
#include "docs/mintlify_page.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::docs::mintlify {

/// The operation that a page is about.
struct Target {
  std::string_view method;
  std::string_view server;
  std::string_view path;
  text::Span span;
};

/// Whether the path has a place for a parameter of this name: `{name}`.
[[nodiscard]] bool has_place_for(const Target& target, std::string_view name);

/// Where a parameter stands that a title tells no more of than this: `path`, `query`, `header`,
/// `cookie` or `body`.
[[nodiscard]] std::string_view place_of(Part part, std::string_view name, const Target& target);

/// The operation that `api:` of the front matter names, else a component such as `<Endpoint
/// method="get" url="/v1/ships" />`, a line that is a method and a path, or the first command whose
/// URL shows where every parameter of the path stands; nothing, and an error, when none does.
[[nodiscard]] std::optional<Target> find_target(text::SourceMap& sources,
                                                const Page& page,
                                                const Element& root,
                                                const Examples& examples,
                                                text::Diagnostics& out);

}  // namespace assay::docs::mintlify
