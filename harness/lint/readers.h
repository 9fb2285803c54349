#pragma once

#include <string>

#include "base/file_system.h"
#include "lint/lint.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::lint {

/// A file that is being linted.
struct File {
  text::SourceMap& sources;
  base::FileSystem& files;
  const std::string& path;
  text::Span span;   ///< of its text
  std::string root;  ///< what it refers to lies below it
};

/// Reads the file as `kind` and runs that kind's rules; says whether it could be read.
[[nodiscard]] bool read_and_lint(Kind kind,
                                 const File& file,
                                 const Options& options,
                                 text::Diagnostics& out);

}  // namespace assay::lint
