#include "base/below.h"

namespace assay::base {

bool is_below(FileSystem& files, const std::string& path, const std::string& root) {
  const auto top = files.canonical(root);
  auto real = files.canonical(path);
  if (!real) real = files.canonical(folder_of(path));
  if (!top || !real) return false;
  if (*top == "/" || *real == *top) return true;
  if (*top == ".") return real->front() != '/' && *real != ".." && !real->starts_with("../");
  return real->starts_with(*top + "/");
}

}  // namespace assay::base
