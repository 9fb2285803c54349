#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "http/message.h"

namespace assay::wire {

/// What keeps a small body from becoming a large one.
struct CodingLimits {
  std::size_t body = 0;  ///< bytes after each coding; 0: no limit
  /// Times that a coding may enlarge what it was given; looked at only above `free` bytes, because
  /// short repetitive bodies reach it honestly.
  std::size_t ratio = 200;
  std::size_t free = std::size_t{1} << 20;
  std::size_t codings = 2;
};

/// Undoes what `Content-Encoding` names (RFC 9110 section 8.4): gzip, deflate, br, identity. Fails
/// as `encoding` when the bytes are not what it says or the coding is not known, as `body_limit`
/// when a limit is met. What is tolerated goes to `oddities`.
[[nodiscard]] tl::expected<std::string, http::TransportError> decode_body(
    std::string body,
    std::string_view content_encoding,
    const CodingLimits& limits,
    std::vector<http::Oddity>& oddities);

/// Whether an `Accept-Encoding` takes `coding` (RFC 9110 section 12.5.3).
[[nodiscard]] bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

/// The elements of a comma-separated list (RFC 9110 section 5.6.1) without blanks around them;
/// empty elements are left out.
[[nodiscard]] std::vector<std::string_view> list_elements(std::string_view value);

/// The values of all fields of that name, as one list (RFC 9110 section 5.3).
[[nodiscard]] std::string joined_values(const http::Headers& headers, std::string_view name);

}  // namespace assay::wire
