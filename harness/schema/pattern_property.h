#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay::schema {

/// What ECMA-262 writes between the braces of `\p{…}` (table 67 and on: `Letter`, `gc=Lu`,
/// `Script=Greek`, `Emoji`) in PCRE2's spelling; nothing for a name that is none of them.
[[nodiscard]] std::optional<std::string> translate_property(std::string_view name);

}  // namespace assay::schema
