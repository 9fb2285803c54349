#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>
#include <tl/expected.hpp>

#include "text/span.h"
#include "tree/pointer.h"

namespace assay::schema {

/// Something in a JSON text that Boost.JSON's values cannot hold, or that RFC 8259 calls unwise.
struct Irregularity {
  enum class Kind {
    duplicate_key,   ///< of an object; its last value is the one kept (RFC 8259 section 4)
    inexact_number,  ///< the number as written is not the shortest decimal of the double that
                     ///< stands for it
  };
  Kind kind = Kind::duplicate_key;
  tree::Pointer at;
  std::string text;  ///< the key, or the number as written

  friend bool operator==(const Irregularity&, const Irregularity&) = default;
};

/// A JSON body, parsed once: value, and what the value cannot say. Numbers are never infinite: one
/// beyond the range of a double is the largest double, and an irregularity.
struct Body {
  boost::json::value value;
  std::vector<Irregularity> irregularities;
  std::size_t depth = 0;   ///< nesting of arrays and objects; a scalar has 0
  std::size_t values = 0;  ///< how many there are, at any depth; 0 in a body that was not parsed
};

/// Why a text is no JSON, or is one that we do not take.
struct BodyError {
  enum class Kind {
    empty,      ///< no bytes but white space
    syntax,     ///< not RFC 8259, or cut off
    encoding,   ///< not UTF-8, or with a byte order mark (RFC 8259 section 8.1)
    too_deep,   ///< nested beyond our limit: JSON, but not judged
    too_large,  ///< a number or a string beyond what we can hold: JSON, but not judged
  };
  Kind kind = Kind::syntax;
  std::size_t offset = 0;  ///< byte in the text
  std::string message;     ///< one lower-case clause

  friend bool operator==(const BodyError&, const BodyError&) = default;
};

struct BodyLimits {
  std::size_t depth = 1000;
};

/// Parses a JSON text (RFC 8259) with `boost::json::basic_parser` and our handler. Doubles are
/// correctly rounded. The values of a Body share one block of memory that lives as long as any of
/// them; a copy of a value owns its own.
[[nodiscard]] tl::expected<Body, BodyError> parse_body(std::string_view text,
                                                       const BodyLimits& limits = {});

/// The bytes of `text`, which holds valid JSON, that are the value at `at` (source 0): for a caret
/// in a body. Of a duplicate key it is the last. An empty span when it is not there.
[[nodiscard]] text::Span locate(std::string_view text, const tree::Pointer& at);

}  // namespace assay::schema
