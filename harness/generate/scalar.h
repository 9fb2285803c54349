#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "base/random.h"
#include "generate/applied.h"

namespace assay::generate {

/// A text that keeps `format`, or nothing for one that says nothing about texts. Times lie in 2024:
/// no clock is read.
[[nodiscard]] std::optional<std::string> text_for_format(std::string_view format,
                                                         base::Random& random);

/// A text that keeps the lengths, formats and patterns of what applies, as far as they agree with
/// each other.
[[nodiscard]] std::string make_text(const Applied& applied, base::Random& random);

/// A number that keeps the bounds and multiples of what applies; nothing when no number does.
[[nodiscard]] std::optional<boost::json::value> make_number(const Applied& applied,
                                                            base::Random& random);

}  // namespace assay::generate
