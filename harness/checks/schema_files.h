#pragma once

#include <memory>
#include <string>

#include "base/file_system.h"
#include "schema/judge.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "text/span.h"

namespace assay::checks {

/// The JSON Schema files that cases name by `expect.schema`, each compiled once. Their clauses have
/// ids that begin with `#`: the check puts the case's assertion before them.
class SchemaFiles {
 public:
  /// `sources` and `files` outlive this. References to other files stay below `root`.
  SchemaFiles(text::SourceMap& sources,
              base::FileSystem& files,
              std::string root,
              schema::SecondEngine mode);
  ~SchemaFiles();
  SchemaFiles(SchemaFiles&&) noexcept;

  /// Reads and compiles the file at `path`, unless it is known already. Problems go to `out`, at
  /// the place that names the file (`asked`) when it cannot be read.
  void load(const std::string& path, text::Span asked, text::Diagnostics& out);

  /// The judge of a file that was loaded; nullptr when it was not, or could not be compiled.
  [[nodiscard]] schema::Judge* find(const std::string& path);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay::checks
