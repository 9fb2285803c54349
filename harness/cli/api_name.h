#pragma once

#include <string>
#include <string_view>

namespace assay::cli {

/// Why `name` cannot name an API on the command line, or empty: it names folders, so that it is
/// neither empty, `.` nor `..` and has no `/` and no `\`. For CLI11's `check`.
[[nodiscard]] std::string check_api(const std::string& name);

/// The folder of an API below `out`; `kind` is `schemas` or `cases`, `api` the name as
/// contract::api_piece has it.
[[nodiscard]] std::string api_folder(const std::string& out,
                                     std::string_view kind,
                                     const std::string& api);

}  // namespace assay::cli
