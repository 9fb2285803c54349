#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "tree/node.h"

namespace assay::tree {

/// A JSON Pointer (RFC 6901), decoded into its tokens. The empty pointer is the whole document.
struct Pointer {
  std::vector<std::string> tokens;

  /// Reads `/a/b~1c`; fails on a text that does not start with `/` (or is not empty) and on a bad
  /// `~` escape.
  [[nodiscard]] static base::Result<Pointer> read(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  [[nodiscard]] Pointer operator/(std::string_view token) const;

  friend bool operator==(const Pointer&, const Pointer&) = default;
};

/// One token with `~` and `/` escaped.
[[nodiscard]] std::string escape_token(std::string_view token);

/// The value the pointer names, or nullptr.
[[nodiscard]] const Node* find(const Node& root, const Pointer& pointer);

}  // namespace assay::tree
