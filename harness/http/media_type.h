#pragma once

#include <string>
#include <string_view>

namespace assay::http {

/// `application/json; charset=utf-8` in its parts (RFC 9110 section 8.3.1), lower-cased where case
/// does not matter.
struct MediaType {
  std::string essence;  ///< `application/json`; empty when the text is none
  std::string charset;

  friend bool operator==(const MediaType&, const MediaType&) = default;
};

[[nodiscard]] MediaType read_media_type(std::string_view text);

/// application/json, or a subtype ending in `+json` (RFC 6839 section 3.1); text/json, which nobody
/// has registered, means the same.
[[nodiscard]] bool is_json(const MediaType& type);

/// How closely `range` speaks of `type`: 3 as its essence, 2 as `application/*`, 1 as `*/*`, 0 not
/// at all. Of several documented contents the closest applies (OpenAPI 3.1.0, Request Body Object
/// and Response Object).
[[nodiscard]] int closeness(std::string_view range, const MediaType& type);

/// Whether `range` (`application/*`, `*/*`, or an essence) takes in `type`.
[[nodiscard]] bool matches(std::string_view range, const MediaType& type);

}  // namespace assay::http
