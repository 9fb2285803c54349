#pragma once

#include "base/file_system.h"

namespace assay::base {

/// The real disk. Files are written with mode 0600: reports may quote what a server sent.
class Disk final : public FileSystem {
 public:
  [[nodiscard]] Result<std::string> read(const std::string& path, std::size_t limit) override;
  Result<void> write(const std::string& path, std::string_view content) override;
  [[nodiscard]] Result<std::vector<std::string>> list(const std::string& path) override;
  [[nodiscard]] bool exists(const std::string& path) override;
  [[nodiscard]] Result<std::string> canonical(const std::string& path) override;
};

}  // namespace assay::base
