#pragma once

#include <string_view>

namespace assay::docs::mintlify {

/// How sure it is, 0 to 100, that the page is one of Mintlify's: as `Format::detect` asks.
[[nodiscard]] int detect(std::string_view page);

}  // namespace assay::docs::mintlify
