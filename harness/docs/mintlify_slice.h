#pragma once

#include <optional>
#include <string_view>

#include "docs/format.h"
#include "docs/mintlify_page.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::docs::mintlify {

/// What one fence is, by its info string.
enum class FenceKind { other, slice, asyncapi, event };
[[nodiscard]] FenceKind kind_of(std::string_view info);

/// Whether `language` is one that data is written in: YAML or JSON.
[[nodiscard]] bool is_data_language(std::string_view language);

/// Reads the slice of an OpenAPI document that stands in the fence, or the operation of Mintlify's
/// older dialect, with what the page says around it. Nothing, and an error, when it is neither.
[[nodiscard]] std::optional<Reading> read_slice(text::SourceMap& sources,
                                                const Page& page,
                                                const Fence& fence,
                                                const Surroundings& surroundings,
                                                text::Diagnostics& out);

}  // namespace assay::docs::mintlify
