#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::lint {

/// Reads the files that schemas refer to, each once; only those below `root`. Keeps their trees.
class SchemaFiles {
 public:
  SchemaFiles(text::SourceMap& sources, base::FileSystem& files, std::string root)
      : sources_(sources), files_(files), root_(std::move(root)) {}

  /// The document of that path; nullptr when there is none below the root, or it cannot be read
  /// (which then goes to `out`).
  [[nodiscard]] const tree::Node* find(std::string_view path, text::Diagnostics& out);

 private:
  text::SourceMap& sources_;
  base::FileSystem& files_;
  std::string root_;
  std::deque<tree::Node> documents_;
  std::map<std::string, const tree::Node*, std::less<>> by_path_;
};

}  // namespace assay::lint
