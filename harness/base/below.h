#pragma once

#include <string>

#include "base/file_system.h"

namespace assay::base {

/// Whether `path`, with links and `..` resolved, is the folder `root` or lies below it. A file that
/// is not there is judged by its folder, so that nothing outside is probed.
[[nodiscard]] bool is_below(FileSystem& files, const std::string& path, const std::string& root);

}  // namespace assay::base
