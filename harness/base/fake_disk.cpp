#include "base/fake_disk.h"

#include <fmt/format.h>

namespace assay::base {

Result<std::string> FakeDisk::read(const std::string& path, std::size_t limit) {
  const auto found = files.find(join_path(".", path));
  if (found == files.end()) {
    return tl::unexpected(
        Error{.code = "file.unreadable",
              .message = fmt::format("cannot read `{}`: No such file or directory", path)});
  }
  if (found->second.size() > limit) {
    return tl::unexpected(
        Error{.code = "file.too-large", .message = fmt::format("`{}` is too large", path)});
  }
  return found->second;
}

Result<void> FakeDisk::write(const std::string& path, std::string_view content) {
  files[join_path(".", path)] = content;
  return {};
}

Result<std::vector<std::string>> FakeDisk::list(const std::string& path) {
  const auto root = join_path(".", path);
  std::vector<std::string> found;
  for (const auto& [name, content] : files) {
    if (root == "." || name == root || name.starts_with(root + "/")) found.push_back(name);
  }
  if (found.empty()) {
    return tl::unexpected(
        Error{.code = "file.unreadable",
              .message = fmt::format("cannot list `{}`: No such file or directory", path)});
  }
  return found;
}

bool FakeDisk::exists(const std::string& path) {
  const auto root = join_path(".", path);
  const auto at = files.lower_bound(root);
  return at != files.end() && (at->first == root || at->first.starts_with(root + "/"));
}

Result<std::string> FakeDisk::canonical(const std::string& path) {
  return join_path(".", path);
}

}  // namespace assay::base
