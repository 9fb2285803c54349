#pragma once

#include <optional>

#include "http/message.h"

namespace assay::mock {

/// What a client prefers (RFC 7240), of what the mock knows.
struct Preferences {
  std::optional<int> code;  ///< `code=404`: the documented answer of that status
  bool full = false;  ///< `dynamic=true`: a body with every optional property, made from the schema

  friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// Reads all `Prefer` fields. Unknown preferences are passed over, and the first of two counts (RFC
/// 7240 section 2).
[[nodiscard]] Preferences read_preferences(const http::Headers& headers);

}  // namespace assay::mock
