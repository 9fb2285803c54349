#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docs/format.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs {

/// An OpenAPI document as a page, or inside one.
struct OpenapiPage {
  tree::Node document;
  text::Span page;                            ///< the whole of it
  std::vector<std::string_view> addresses{};  ///< the vendor's, that stand on the page
  std::string title{};    ///< of the page: the summary of an operation that has none
  std::string url{};      ///< where the page says that it comes from
  bool has_words = true;  ///< its descriptions are still to be read for what they state
};

/// Reads it as a vendor's documentation: what is wrong with parts of it is a warning, and the part
/// listed as unread; what the words say beside it is added (openapi_facts). Nothing when it is no
/// OpenAPI document.
[[nodiscard]] std::optional<Reading> read_openapi_page(text::SourceMap& sources,
                                                       OpenapiPage from,
                                                       const Surroundings& surroundings,
                                                       text::Diagnostics& out);

}  // namespace assay::docs
