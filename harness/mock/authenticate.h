#pragma once

#include <cstdint>

#include "mock/asked.h"

namespace assay::mock {

/// What the credentials of a request are worth.
enum class Standing { accepted, limited, refused };

/// Judges the request's credentials by the operation's alternatives: the seed's `default`
/// credentials are accepted, the `limited` ones known but not enough, everything else refused. All
/// schemes of one alternative are needed; the best alternative counts. A scheme that belongs to a
/// server counts only on that server.
[[nodiscard]] Standing authenticate(const Asked& asked, std::uint64_t seed);

}  // namespace assay::mock
