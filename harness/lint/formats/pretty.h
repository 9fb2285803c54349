#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace assay::lint {

/// The value as JSON text, two blanks a level, members in their order, ending with a newline.
/// Strings are shown as `text::printable` does, so the text is safe in a terminal and valid UTF-8.
[[nodiscard]] std::string pretty(const boost::json::value& value);

}  // namespace assay::lint
