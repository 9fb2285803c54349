#pragma once

#include <string>

#include "base/file_system.h"
#include "openapi/reader.h"
#include "text/span.h"
#include "tree/node.h"

namespace assay::openapi {

/// Reads the document at `path` and, through all their references, every file that it needs into
/// the contract. Only files below `root` are read (but for `path` itself) and nothing is fetched:
/// each reference to somewhere else is refused by name. Gives the document, or nullptr when it
/// cannot be read.
const tree::Node* load_documents(Reader& reader,
                                 base::FileSystem& files,
                                 const std::string& path,
                                 const std::string& root);

/// The same for a document that is parsed already and stands in the source `path`. Without `files`
/// every reference to another file is refused.
const tree::Node* load_documents(Reader& reader,
                                 base::FileSystem* files,
                                 const std::string& path,
                                 const std::string& root,
                                 tree::Node document);

}  // namespace assay::openapi
