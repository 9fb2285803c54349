#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/program.h"
#include "contract/contract.h"

namespace assay::cli {

/// How one side of a comparison is read.
struct SideOptions {
  std::string format;  ///< of the pages; empty: found out
  std::string root;    ///< what is included and referred to lies below it; empty: beside the file
};

/// The contracts that `path` states, with their clauses, sorted by the name of their API: an
/// OpenAPI document, a page, a list of pages (`pages.yaml`), or a folder of one of these kinds.
/// Says what keeps one of them from being read, and gives nothing then.
[[nodiscard]] std::optional<std::vector<contract::Contract>> load_side(Program& program,
                                                                       const std::string& path,
                                                                       const SideOptions& options);

}  // namespace assay::cli
