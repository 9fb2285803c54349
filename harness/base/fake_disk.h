#pragma once

#include <map>

#include "base/file_system.h"

namespace assay::base {

/// Files in memory, for tests; `files` may be looked at and changed.
class FakeDisk final : public FileSystem {
 public:
  std::map<std::string, std::string> files;

  [[nodiscard]] Result<std::string> read(const std::string& path, std::size_t limit) override;
  Result<void> write(const std::string& path, std::string_view content) override;
  [[nodiscard]] Result<std::vector<std::string>> list(const std::string& path) override;
  [[nodiscard]] bool exists(const std::string& path) override;
  [[nodiscard]] Result<std::string> canonical(const std::string& path) override;
};

}  // namespace assay::base
