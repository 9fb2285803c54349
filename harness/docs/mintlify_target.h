#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "docs/curl.h"
#include "docs/mintlify_fields.h"
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

/// The operation that `api:` of the front matter names, else the first command whose URL shows
/// where every parameter of the path stands; nothing, and an error, when neither does.
[[nodiscard]] std::optional<Target> find_target(text::SourceMap& sources,
                                                const Page& page,
                                                const std::vector<Field>& fields,
                                                const std::vector<Curl>& commands,
                                                text::Diagnostics& out);

}  // namespace assay::docs::mintlify
