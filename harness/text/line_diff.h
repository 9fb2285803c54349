#pragma once

#include <string>
#include <string_view>

namespace assay::text {

/// What is to be done to the lines of `before` to get `after`, as `diff -u` writes it: headings
/// with the two names, hunks with three lines around each change. Empty when the texts are equal.
[[nodiscard]] std::string line_diff(std::string_view before_name,
                                    std::string_view before,
                                    std::string_view after_name,
                                    std::string_view after);

}  // namespace assay::text
