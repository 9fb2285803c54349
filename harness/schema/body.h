#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "text/span.h"
#include "tree/pointer.h"

namespace assay::schema {

/// Something in a JSON text that Boost.JSON's values cannot hold, or that RFC 8259 calls unwise.
struct Irregularity {
  enum class Kind { duplicate_key, inexact_number };
  Kind kind = Kind::duplicate_key;
  tree::Pointer at;
  std::string text;  ///< the key, or the number as written
};

/// A JSON body, parsed once: value, and what the value cannot say.
struct Body {
  boost::json::value value;
  std::vector<Irregularity> irregularities;
  std::size_t depth = 0;
};

/// Why a text is no JSON, or is one that we do not take.
struct BodyError {
  enum class Kind { syntax, encoding, too_deep, empty };
  Kind kind = Kind::syntax;
  std::size_t offset = 0;  ///< byte in the text
  std::string message;
};

struct BodyLimits {
  std::size_t depth = 1000;
};

/// Parses a JSON text with `boost::json::basic_parser` and our handler: duplicate keys, numbers as
/// written, depth, UTF-8.
[[nodiscard]] tl::expected<Body, BodyError> parse_body(std::string_view text,
                                                       const BodyLimits& limits = {});

/// The bytes of `text` that hold the value at `at`: for a caret in a body. Nothing when it is not
/// there.
[[nodiscard]] text::Span locate(std::string_view text, const tree::Pointer& at);

}  // namespace assay::schema
