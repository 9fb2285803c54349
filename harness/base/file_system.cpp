#include "base/file_system.h"

#include <filesystem>

namespace assay::base {

std::string folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

std::string name_in(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

std::string join_path(std::string_view folder, std::string_view path) {
  namespace fs = std::filesystem;
  if (path.starts_with('/')) return fs::path(path).lexically_normal().string();
  const auto joined = (fs::path(folder) / fs::path(path)).lexically_normal().string();
  return joined.empty() ? "." : joined;
}

}  // namespace assay::base
