#pragma once

#include <string>
#include <vector>

#include "docs/curl.h"
#include "docs/format.h"
#include "docs/stainless_page.h"

namespace assay::docs::stainless {

/// The requests that the examples of an operation show.
struct Requests {
  std::vector<Curl> commands;
  std::vector<const tree::Node*> bodies;  ///< the JSON they send; owned by the reading's contract
  std::string media_type = "application/json";
};

[[nodiscard]] Requests read_requests(text::SourceMap& sources,
                                     const PageOperation& page,
                                     Reading& reading,
                                     text::Diagnostics& out);

}  // namespace assay::docs::stainless
