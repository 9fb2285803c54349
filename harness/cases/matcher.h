#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "cases/case.h"
#include "cases/scope.h"
#include "text/diagnostic.h"

namespace assay::cases {

/// What one matcher says of one value.
struct Match {
  enum class Result { holds, fails, undecided } result = Result::holds;
  std::string expected;  ///< "a string", "`4`", "above 3"
  std::string actual;    ///< the value, cut when long; "absent"
  std::string why;       ///< of `undecided`: the regex budget
};

/// Judges `actual` (nullptr: it is absent) by one matcher. An absent value fails every matcher but
/// `exists: false` and `not`. Unknown variables in the matcher's value are problems; nothing is
/// given then.
[[nodiscard]] std::optional<Match> match(const Matcher& matcher,
                                         const boost::json::value* actual,
                                         Scope& scope,
                                         text::Diagnostics& out);

/// A place of a body and its value (nullptr: absent).
struct Place {
  std::string at;  ///< JSON Pointer
  const boost::json::value* value = nullptr;
};

/// The places that a pointer with `*` names: `*` is every item of an array and every member of an
/// object. Without `*` exactly one place; an empty array below `*` gives none.
[[nodiscard]] std::vector<Place> select(const boost::json::value& body, std::string_view pattern);

/// Same value: numbers as numbers (1.0 equals 1, whatever their kinds), objects whatever their
/// order.
[[nodiscard]] bool equal(const boost::json::value& left, const boost::json::value& right);

/// The value as JSON for a message, cut to `limit` bytes.
[[nodiscard]] std::string show(const boost::json::value& shown, std::size_t limit = 200);

}  // namespace assay::cases
