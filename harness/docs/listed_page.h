#pragma once

#include <optional>
#include <string>

#include "docs/format.h"
#include "docs/page_list.h"

namespace assay::docs {

/// Reads the page of a record of `folder`'s list: with the format that the record names, if any,
/// and with what it says of where the page comes from. A page that is not restated must be what was
/// published: another hash is an error.
[[nodiscard]] std::optional<Reading> read_listed_page(text::SourceMap& sources,
                                                      const std::string& folder,
                                                      const PageRecord& record,
                                                      const Surroundings& surroundings,
                                                      text::Diagnostics& out);

}  // namespace assay::docs
