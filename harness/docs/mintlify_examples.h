#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docs/curl.h"
#include "docs/format.h"
#include "docs/mintlify_elements.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::mintlify {

/// An answer as a `<ResponseExample>` shows it.
struct ShownAnswer {
  std::string status;
  text::Span span;  ///< of the words that say so
  std::optional<tree::Node> value;
  bool assumed = false;  ///< no example states the status
};

/// What the examples of a page show.
struct Examples {
  std::vector<Curl> commands;
  std::vector<tree::Node> bodies;  ///< the JSON that the commands send
  std::vector<ShownAnswer> answers;
};

/// Reads the examples among the components. One whose status nobody says is listed in `unread`.
[[nodiscard]] Examples read_examples(text::SourceMap& sources,
                                     const std::vector<Element>& elements,
                                     std::vector<Unread>& unread,
                                     text::Diagnostics& out);

}  // namespace assay::docs::mintlify
