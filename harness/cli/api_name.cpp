#include "cli/api_name.h"

#include <fmt/format.h>

#include "base/file_system.h"
#include "text/diagnostic.h"

namespace assay::cli {

std::string check_api(const std::string& name) {
  if (name.empty()) return "the name of an API is not empty";
  if (name != "." && name != ".." && name.find_first_of("/\\") == std::string::npos) return {};
  return fmt::format("`{}` is no name of an API: folders are named so, and it would lead elsewhere",
                     text::printable(name));
}

std::string api_folder(const std::string& out, std::string_view kind, const std::string& api) {
  return base::join_path(out, fmt::format("{}/{}", kind, api));
}

}  // namespace assay::cli
