#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay::cases {

/// RFC 9110 section 5.6.2: what a method and a header name are made of.
[[nodiscard]] bool is_token(std::string_view text);

/// Whether a text may stand in a header: no control character but the tab (RFC 9110 section 5.5).
[[nodiscard]] bool is_header_value(std::string_view text);

/// Why a text cannot be the id of a case, as a clause that follows "the id `x` "; nothing when it
/// can. An id has segments of letters, digits and `._~@+=,:#*-`, parted by `/`; none is empty, `.`
/// or `..`, and all together are at most 200 bytes. It can then be a file name below any folder, a
/// JUnit name, and an argument of a shell without quotes.
[[nodiscard]] std::optional<std::string> fault_of_id(std::string_view id);

/// Whether a text holds `${`, so that its value is known only when the case runs.
[[nodiscard]] bool has_variable(std::string_view text);

/// Whether a text holds a `${` without a `}` behind it.
[[nodiscard]] bool has_unclosed_variable(std::string_view text);

}  // namespace assay::cases
