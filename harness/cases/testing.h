#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fake_disk.h"
#include "cases/read.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::cases {

/// A case file `cases/x.yaml` that was read from a disk in memory, for tests.
struct Reading {
  text::SourceMap sources;
  text::Diagnostics out;
  base::FakeDisk disk;
  std::optional<File> file;

  void read(std::string_view text) {
    disk.files["cases/x.yaml"] = text;
    file = cases::read(sources, disk, "cases/x.yaml", ".", out);
  }
  /// All problems as people read them.
  [[nodiscard]] std::string shown() const { return text::render(sources, out); }
};

}  // namespace assay::cases
