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

/// A contract of one side.
struct Stated {
  std::string path;  ///< of its document below the side's folder; empty where pages make it
  contract::Contract contract;
};

/// The contracts that `path` states, with their clauses, sorted by the name of their API: an
/// OpenAPI document, a page, a list of pages (`pages.yaml`), or a folder of one of these kinds. A
/// document without `x-assay-api` is read as a page is: as a vendor's. Says what keeps one of them
/// from being read, a schema that cannot be used in a contract of ours among it, and gives nothing
/// then.
[[nodiscard]] std::optional<std::vector<Stated>> load_side(Program& program,
                                                           const std::string& path,
                                                           const SideOptions& options);

}  // namespace assay::cli
