#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "docs/format.h"
#include "lint/rule.h"
#include "schema/dialect.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::lint {

struct Options {
  std::optional<Kind> as;                ///< the kind; none: seen from the content
  const docs::Format* format = nullptr;  ///< of pages; nullptr: seen from the text
  schema::Dialect dialect = schema::Dialect::draft2020_12;  ///< of schemas that do not say
  /// Folder that includes of pages, and files that schemas and contracts refer to, lie in; empty:
  /// the file's own.
  std::string root;
  /// Folder of the project, which the contract of a case file lies in; empty: there is none.
  std::string project;
};

/// What lint says of one file.
struct FileReport {
  std::string path;
  std::optional<Kind> kind;
  bool readable = true;  ///< false: nothing could be judged, and a finding says why
  std::vector<text::Diagnostic> findings;  ///< by place, each once
};

/// What lint says of the files it was given.
struct Report {
  std::string tool;  ///< "assay 0.1.0"
  std::vector<FileReport> files;
};

/// Lints the file at `path`: reads it, and runs the rules of its kind.
[[nodiscard]] FileReport lint_file(text::SourceMap& sources,
                                   base::FileSystem& files,
                                   const std::string& path,
                                   const Options& options);

/// How many findings of the report have this level.
[[nodiscard]] std::size_t count(const Report& report, text::Severity level);

}  // namespace assay::lint
