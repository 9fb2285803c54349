#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/form.h"

namespace assay::docs {

/// Where one page of a folder of pages comes from.
struct PageRecord {
  std::string page;       ///< its path, seen from the folder of the list
  std::string url;        ///< where the vendor publishes it
  std::string sha256;     ///< of what was published there
  std::string retrieved;  ///< ISO date
  bool restated = false;  ///< the page says the same in our own words: its text is not the vendor's
  std::string format;     ///< a format's name, where the text does not tell it
  text::Span span;        ///< of the record
};

/// `pages.yaml`, which lies beside the pages of one API (docs/derive.md): in the order of its
/// records.
struct PageList {
  std::vector<PageRecord> pages;
};

/// Reads the list at `path`. Unknown keys, formats and versions, two records of one page, and a
/// page outside the folder are errors in `out`, and there is no list.
[[nodiscard]] std::optional<PageList> read_page_list(text::SourceMap& sources,
                                                     base::FileSystem& files,
                                                     const std::string& path,
                                                     text::Diagnostics& out);

/// The list as read_page_list reads it; `schema` is the path of its JSON Schema for editors, seen
/// from the list, or empty.
[[nodiscard]] std::string write_page_list(text::SourceMap& sources,
                                          const PageList& list,
                                          std::string_view schema = {});

/// Every form of the list with its keys, as the reader knows them; for the test that holds
/// `schemas/assay/pages.schema.json`.
[[nodiscard]] std::vector<tree::FormKeys> page_list_forms();

}  // namespace assay::docs
