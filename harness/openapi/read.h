#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "contract/contract.h"
#include "openapi/clauses.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::openapi {

/// A document that was parsed already: a whole file, or one that stands inside a page.
struct Document {
  tree::Node tree;
  std::string file;                   ///< the name of the source it stands in
  base::FileSystem* files = nullptr;  ///< what it refers to is read from here; nullptr: nothing is
  std::string root{};                 ///< only files below it are read
  std::string api{};  ///< first segment of the ids, unless the document has `x-assay-api`; empty:
                      ///< the folder's name
  /// Reads the schemas of 2.0 and 3.0 as those of 3.1, so that they go with others.
  bool modern = false;
  /// Names an operation that has no `operationId`; nullptr: `get.path.to._id_`.
  std::string (*name_of)(std::string_view method, std::string_view path) = nullptr;
};

/// Reads such a document into a contract without clauses (add_clauses). What could not be read is
/// left out of the contract, and an error in `out` says so; gives nothing when it is no OpenAPI
/// document at all.
[[nodiscard]] std::optional<contract::Contract> read_document(text::SourceMap& sources,
                                                              Document document,
                                                              text::Diagnostics& out);

/// Reads an OpenAPI 2.0, 3.0 or 3.1 document with the files it refers to (below `root` only;
/// nothing is fetched) and the `x-assay-*` extensions of files.md into a contract with all its
/// clauses. Problems go to `out`; gives nothing when one of them is an error.
[[nodiscard]] std::optional<contract::Contract> read(text::SourceMap& sources,
                                                     base::FileSystem& files,
                                                     const std::string& path,
                                                     const std::string& root,
                                                     text::Diagnostics& out,
                                                     Schemas schemas = Schemas::strict);

}  // namespace assay::openapi
