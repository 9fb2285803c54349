#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace assay::base {

/// The disk, or a fake of it. Paths are as the user gave them; `/` separates.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// The whole content of a regular file of at most `limit` bytes. A FIFO, a device or a folder is
  /// an error.
  [[nodiscard]] virtual Result<std::string> read(const std::string& path,
                                                 std::size_t limit = std::size_t{256} << 20) = 0;
  /// Replaces the file in one step (temporary file, then rename), making missing folders.
  virtual Result<void> write(const std::string& path, std::string_view content) = 0;
  /// All regular files below `path`, sorted, as paths that `read` takes; `path` itself when it is a
  /// file.
  [[nodiscard]] virtual Result<std::vector<std::string>> list(const std::string& path) = 0;
  [[nodiscard]] virtual bool exists(const std::string& path) = 0;
  /// The path with links and `..` resolved: what a check "inside this folder" compares.
  [[nodiscard]] virtual Result<std::string> canonical(const std::string& path) = 0;
};

/// The folder part of a path; `.` when there is none.
[[nodiscard]] std::string folder_of(std::string_view path);
/// What the path calls its file or folder: all behind the last `/`.
[[nodiscard]] std::string name_in(std::string_view path);
/// `path` seen from `folder`, unless it is absolute; `.` and `..` are resolved by text alone.
[[nodiscard]] std::string join_path(std::string_view folder, std::string_view path);

}  // namespace assay::base
