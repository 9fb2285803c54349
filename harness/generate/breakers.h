#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "generate/applied.h"
#include "generate/to_json.h"

namespace assay::generate {

using Values = std::vector<boost::json::value>;

/// What the breakers of one keyword see: the value there, and the schemas that hold for it.
struct Subject {
  const boost::json::value& value;
  const Applied& applied;

  /// The number under `keyword`, or `otherwise`.
  [[nodiscard]] double number(std::string_view keyword, double otherwise) const;
  /// The same as a count, as far as we would make so many of anything.
  [[nodiscard]] std::size_t count(std::string_view keyword) const;
  /// The value, where it is a text.
  [[nodiscard]] std::string text() const;
};

// Each gives values for the subject's place that are likely to break what its name says, the
// likeliest first.

[[nodiscard]] Values other_types(const Subject& subject);
/// Values that are not this one, those of its type first.
[[nodiscard]] Values others(const Subject& subject);

/// Texts that no format takes, of several shapes and of the same length as the one that is there;
/// numbers beyond the formats of numbers.
[[nodiscard]] Values odd_texts(const Subject& subject);
[[nodiscard]] Values shorter(const Subject& subject);
[[nodiscard]] Values longer(const Subject& subject);

[[nodiscard]] Values below(const Subject& subject);
[[nodiscard]] Values above(const Subject& subject);
[[nodiscard]] Values between_multiples(const Subject& subject);

[[nodiscard]] Values fewer_items(const Subject& subject);
[[nodiscard]] Values more_items(const Subject& subject);
[[nodiscard]] Values repeated_item(const Subject& subject);
/// The array with an item of each type behind it, or in place of all its items.
[[nodiscard]] Values other_items(const Subject& subject);

[[nodiscard]] Values fewer_properties(const Subject& subject);
/// The object with properties that nobody names.
[[nodiscard]] Values more_properties(const Subject& subject);

/// Everything that one change in the value can be: for keywords that combine schemas.
[[nodiscard]] Values anything(const Subject& subject);

/// One value of each type.
[[nodiscard]] Values each_type();
/// A whole number as an integer, so that only the bound is broken and not the type.
[[nodiscard]] boost::json::value plain_number(double value);

}  // namespace assay::generate
