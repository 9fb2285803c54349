#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "cases/case.h"
#include "cases/overrides.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/form.h"

namespace assay::cases {

/// Reads the case file at `path` with what it imports; the cases of a derived one as `overrides`
/// (nullptr: none) have them. Unknown keys, wrong types, two cases of one id, a bad header name or
/// method, a file outside `root`: each is a problem in `out` with its place; gives nothing when one
/// of them is an error.
[[nodiscard]] std::optional<File> read(text::SourceMap& sources,
                                       base::FileSystem& files,
                                       const std::string& path,
                                       const std::string& root,
                                       text::Diagnostics& out,
                                       const Overrides* overrides = nullptr);

/// The path of the contract that the case file at `path` names; empty where it names none. Nothing
/// else of the file is looked at; gives nothing when it cannot be read, which `out` then tells.
[[nodiscard]] std::optional<std::string> read_contract_path(text::SourceMap& sources,
                                                            base::FileSystem& files,
                                                            const std::string& path,
                                                            const std::string& root,
                                                            text::Diagnostics& out);

/// Reports each id that two cases of the files share, at both places.
void check_unique(const std::vector<File>& files, text::Diagnostics& out);

/// Every form of a case file with its keys, as the reader knows them; for the test that holds
/// `schemas/assay/cases.schema.json`.
[[nodiscard]] std::vector<tree::FormKeys> forms();

}  // namespace assay::cases
