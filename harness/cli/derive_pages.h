#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/program.h"
#include "docs/format.h"
#include "docs/page_list.h"

namespace assay::cli {

/// What `assay derive` takes.
struct DeriveOptions {
  std::vector<std::string> pages;
  std::string api;
  std::string format;
  std::string root;
  std::string out;
  std::string emit;
  bool check = false;
};

/// Pages that lie in one folder; those of one API make one contract.
struct PageFolder {
  std::string api;   ///< empty: as the pages name it
  std::string path;  ///< pages, and places in them, are named as seen from it
  std::string root;  ///< what pages include lies below it; empty: nothing is included
  std::vector<docs::PageRecord> pages;
};

/// The pages that the command line names or, without any, those of every `cases/<api>/pages/` of
/// the project. Says what is wrong, and gives nothing then.
[[nodiscard]] std::optional<std::vector<PageFolder>> find_pages(Program& program,
                                                                const DeriveOptions& options);

/// What the pages of one API say.
struct ApiReading {
  docs::Reading reading;
  std::vector<std::string> roots;  ///< the folders of its pages
};

/// Reads all pages and merges those of one API, sorted by name. Says what is wrong, and gives
/// nothing then.
[[nodiscard]] std::optional<std::vector<ApiReading>> read_pages(
    Program& program, const std::vector<PageFolder>& folders);

}  // namespace assay::cli
