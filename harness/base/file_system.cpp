#include "base/file_system.h"

#include <filesystem>

namespace assay::base {

std::string folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

std::string join_path(std::string_view folder, std::string_view path) {
  namespace fs = std::filesystem;
  if (path.starts_with('/')) return fs::path(path).lexically_normal().string();
  const auto joined = (fs::path(folder) / fs::path(path)).lexically_normal().string();
  return joined.empty() ? "." : joined;
}

bool lies_below(FileSystem& files, const std::string& folder, const std::string& path) {
  const auto top = files.canonical(folder);
  const auto found = files.canonical(path);
  if (!top || !found) return false;
  if (*top == "/" || *found == *top) return true;
  if (*top == ".") return !found->starts_with('/') && *found != ".." && !found->starts_with("../");
  return found->starts_with(*top + "/");
}

}  // namespace assay::base
