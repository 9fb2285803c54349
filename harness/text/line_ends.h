#pragma once

#include <string>

namespace assay::text {

/// `text` with a line feed alone at the end of each line: a checkout may have others than we write.
[[nodiscard]] std::string with_line_feeds(std::string text);

}  // namespace assay::text
