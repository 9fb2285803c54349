#pragma once

#include <string_view>

namespace assay::openapi {

/// Whether a body of this media type is JSON: `application/json`, or a structured syntax suffix
/// `+json` (RFC 6839 section 3.1). A range that takes anything is taken for JSON.
[[nodiscard]] bool is_json(std::string_view media_type);

/// Whether it is a form (`application/x-www-form-urlencoded`, `multipart/form-data`).
[[nodiscard]] bool is_form(std::string_view media_type);

}  // namespace assay::openapi
