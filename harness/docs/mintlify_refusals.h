#pragma once

#include <optional>

#include "docs/mintlify_page.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

// Pages that look like Mintlify's and document no operation: each is refused by name.

namespace assay::docs::mintlify {

/// `at`: the words that name the channel.
std::nullopt_t refuse_asyncapi(const text::SourceMap& sources,
                               text::Span at,
                               text::Diagnostics& out);
/// `at`: the words that name the event.
std::nullopt_t refuse_event(const text::SourceMap& sources, text::Span at, text::Diagnostics& out);
/// `at`: the name of the schema.
std::nullopt_t refuse_schema(const text::SourceMap& sources, text::Span at, text::Diagnostics& out);
/// A page with no slice and nothing in its place.
std::nullopt_t refuse_page(const text::SourceMap& sources,
                           const Page& page,
                           text::Diagnostics& out);

}  // namespace assay::docs::mintlify
