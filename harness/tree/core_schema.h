#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tree/node.h"

namespace assay::tree {

/// What a plain scalar is in the core schema.
struct PlainScalar {
  Kind kind = Kind::string;
  std::optional<std::string>
      json;  ///< an integer or number in JSON's spelling, where that differs from what is written
  bool not_json =
      false;  ///< `.inf`, `.nan`, or a hexadecimal number beyond 64 bits: JSON has no such number
};

/// Resolves a plain (unquoted) scalar by the core schema (YAML 1.2.2 section 10.3.2). `no`,
/// `12:30:45` and `1_000` are strings, `012` is twelve.
[[nodiscard]] PlainScalar resolve_plain(std::string_view text);

/// Says how a YAML 1.1 reader takes a plain scalar that YAML 1.2 takes otherwise, such as "a
/// boolean" for `no`; empty when the two agree. Written unquoted, such a scalar means one thing to
/// us and another to many tools.
[[nodiscard]] std::string_view other_meaning(std::string_view text);

}  // namespace assay::tree
