#pragma once

#include <string>

namespace assay::cli {

/// What is wrong with `name` as that of a documentation format, for an option's check; empty where
/// it is one.
[[nodiscard]] std::string check_page_format(const std::string& name);

}  // namespace assay::cli
