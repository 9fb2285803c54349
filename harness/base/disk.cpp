#include "base/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

namespace assay::base {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

tl::unexpected<Error> failure(std::string_view what, const std::string& path, int error) {
  // strerror is called on one thread only; its text is copied at once.
  return tl::unexpected(Error{
      .code = "file.unreadable",
      .message = fmt::format(
          "cannot {} `{}`: {}", what, path, ::strerror(error))});  // NOLINT(concurrency-mt-unsafe)
}

}  // namespace

Result<std::string> Disk::read(const std::string& path, std::size_t limit) {
  // Non-blocking, so that a FIFO given as a file is refused instead of waited for.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return failure("read", path, errno);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return failure("read", path, errno);
  if (!S_ISREG(info.st_mode)) {
    return tl::unexpected(Error{.code = "file.not-regular",
                                .message = fmt::format("`{}` is not a regular file", path)});
  }
  if (std::cmp_greater(info.st_size, limit)) {
    return tl::unexpected(Error{
        .code = "file.too-large",
        .message = fmt::format("`{}` has {} bytes; the limit is {}", path, info.st_size, limit)});
  }
  std::string content(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t got = 0;
  while (got < content.size()) {
    const auto count = ::read(file.get(), content.data() + got, content.size() - got);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("read", path, errno);
    if (count == 0) break;
    got += static_cast<std::size_t>(count);
  }
  content.resize(got);
  return content;
}

Result<void> Disk::write(const std::string& path, std::string_view content) {
  std::error_code error;
  fs::create_directories(fs::path(folder_of(path)), error);
  if (error) return failure("make the folder of", path, error.value());
  const std::string part = path + ".part";
  struct stat before {};
  const bool replaces = ::stat(path.c_str(), &before) == 0;
  {
    // The mode of what an interrupted run left would stay.
    ::unlink(part.c_str());
    const Descriptor file(
        ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (file.get() < 0) return failure("write", path, errno);
    constexpr mode_t permissions = 0777;
    if (replaces && ::fchmod(file.get(), before.st_mode & permissions) != 0) {
      const int reason = errno;
      ::unlink(part.c_str());
      return failure("keep the mode of", path, reason);
    }
    while (!content.empty()) {
      const auto count = ::write(file.get(), content.data(), content.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) {
        const int reason = errno;
        ::unlink(part.c_str());
        return failure("write", path, reason);
      }
      content.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  if (::rename(part.c_str(), path.c_str()) != 0) return failure("write", path, errno);
  return {};
}

Result<std::vector<std::string>> Disk::list(const std::string& path) {
  std::error_code error;
  std::vector<std::string> found;
  if (fs::is_regular_file(path, error)) {
    found.push_back(path);
    return found;
  }
  auto walk = fs::recursive_directory_iterator(path, error);
  if (error) return failure("list", path, error.value());
  for (const auto end = fs::recursive_directory_iterator(); walk != end; walk.increment(error)) {
    if (error) return failure("list", path, error.value());
    if (walk->is_regular_file(error)) found.push_back(walk->path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool Disk::exists(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error);
}

Result<std::string> Disk::canonical(const std::string& path) {
  std::error_code error;
  const auto resolved = fs::canonical(path, error);
  if (error) return failure("resolve", path, error.value());
  return resolved.string();
}

}  // namespace assay::base
