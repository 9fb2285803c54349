#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/program.h"
#include "fetch/store.h"

namespace assay::cli {

/// Where pages are kept.
struct StoreOptions {
  std::string api;     ///< in the project's `cases/<api>/pages/`
  std::string folder;  ///< in this folder
};

/// The folder that the options name; without them every folder of the project that has a list of
/// pages. Says what is wrong with a list, and gives nothing then.
[[nodiscard]] std::optional<std::vector<fetch::Store>> open_stores(Program& program,
                                                                   const StoreOptions& options);

/// The folder for the page of that URL: the one that the options name, else the one whose list has
/// it; nullptr where neither is.
[[nodiscard]] fetch::Store* find_store(std::vector<fetch::Store>& stores,
                                       const StoreOptions& options,
                                       const std::string& url);

}  // namespace assay::cli
