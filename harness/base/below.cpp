#include "base/below.h"

namespace assay::base {

bool is_below(FileSystem& files, const std::string& path, const std::string& root) {
  const auto top = files.canonical(root);
  auto real = files.canonical(path);
  if (!real) real = files.canonical(folder_of(path));
  if (!top || !real) return false;
  if (*top == "." || *top == "/")
    return !real->starts_with("..") && (*top == "/" || real->front() != '/');
  return *real == *top || real->starts_with(*top + "/");
}

}  // namespace assay::base
