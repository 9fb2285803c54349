#pragma once

#include <cstddef>
#include <string_view>

#include "schema/body.h"
#include "schema/lower/lower.h"

namespace assay::schema::lower {

/// Why valijson cannot judge this body by this schema as we do, within reason; empty where it can.
/// Not above 1 MB or depth 200 (it copies the path at every level), no numbers beyond 2^53 or that
/// a double does not hold, no NUL in texts; by a schema with patterns no text that is long or not
/// printable ASCII (std::regex reads bytes and recurses), and nothing above 64 kB (it compiles the
/// pattern at every use); by one with `uniqueItems` no array above 1,000 items.
[[nodiscard]] std::string_view find_obstacle(const Body& body,
                                             std::size_t body_size,
                                             const Lowered& lowered);

}  // namespace assay::schema::lower
