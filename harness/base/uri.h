#pragma once

#include <string>
#include <string_view>

namespace assay::base {

/// A URI reference (RFC 3986) cut at its `#`.
struct UriParts {
  std::string_view document;  ///< all before the fragment
  std::string_view fragment;  ///< as written, without the `#`; empty when there is none
};
[[nodiscard]] UriParts split_fragment(std::string_view reference);

/// `reference` against `base` (RFC 3986 section 5.2); the fragment is the reference's. File names
/// without a scheme are joined by the same rules. An opaque base such as a URN takes fragments
/// only: any other relative reference is given back as it is.
[[nodiscard]] std::string resolve_uri(std::string_view base, std::string_view reference);

/// The value of a hexadecimal digit; -1: it is none.
[[nodiscard]] int hex_value(char c);

/// `%2F` as `/`; a `%` without two hexadecimal digits stays (RFC 3986 section 2.1).
[[nodiscard]] std::string percent_decode(std::string_view text);

}  // namespace assay::base
