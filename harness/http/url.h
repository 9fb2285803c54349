#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace assay::http {

/// An absolute http or https URL in the parts we use, checked and normalised (RFC 3986): host in
/// lower case without a trailing dot, port always given, no fragment.
struct Url {
  std::string scheme;
  std::string host;  ///< without brackets
  std::uint16_t port = 0;
  std::string path;   ///< encoded, starts with `/`
  std::string query;  ///< encoded, without `?`; empty when there is none

  /// `host:port`, with brackets around an IPv6 address: what a target's list of hosts is compared
  /// with, exactly.
  [[nodiscard]] std::string authority() const;
  /// path and query: the request target in origin form (RFC 9112 section 3.2.1).
  [[nodiscard]] std::string origin_form() const;
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const Url&, const Url&) = default;
};

/// Refuses user information, other schemes, control characters, and what Boost.URL refuses.
[[nodiscard]] base::Result<Url> read_url(std::string_view text);

/// 127.0.0.0/8, ::1, ::ffff:127.0.0.0/104 and `localhost`.
[[nodiscard]] bool is_loopback(const Url& url);

/// Percent-encodes all but unreserved characters (RFC 3986 section 2.3): right inside one path
/// segment and in a query value.
[[nodiscard]] std::string percent_encode(std::string_view text);

/// Undoes percent-encoding once; fails on a bad escape.
[[nodiscard]] base::Result<std::string> percent_decode(std::string_view text);

using Pairs = std::vector<std::pair<std::string, std::string>>;
/// The first value of that name, or nullptr.
[[nodiscard]] const std::string* find(const Pairs& pairs, std::string_view name);
/// `a=1&b=2` in decoded pairs (`+` is a blank: the form encoding of the URL standard).
[[nodiscard]] base::Result<Pairs> read_form(std::string_view text);
[[nodiscard]] std::string write_form(const Pairs& pairs);

}  // namespace assay::http
