#pragma once

#include <optional>
#include <string>

#include "base/file_system.h"
#include "contract/contract.h"
#include "openapi/clauses.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::openapi {

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
