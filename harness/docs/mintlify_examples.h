#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docs/curl.h"
#include "docs/format.h"
#include "docs/mintlify_elements.h"
#include "docs/mintlify_outline.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::mintlify {

/// An answer as an example shows it, or as words name it.
struct ShownAnswer {
  std::string status;
  text::Span span;  ///< of the words that say so
  std::optional<tree::Node> value{};
  std::string_view words{};  ///< what they say beside the status
  bool assumed = false;      ///< no example states the status
};

/// What the examples of a page show.
struct Examples {
  std::vector<Curl> commands;  ///< of `<RequestExample>`
  std::vector<Curl> others;    ///< elsewhere: perhaps of other operations
  tree::Nodes bodies;
  std::vector<ShownAnswer> answers;
};

/// Reads the examples of a page: what stands in `<RequestExample>` and `<ResponseExample>`,
/// commands anywhere, and JSON below a title that says what it is of. One whose status, or purpose,
/// nobody says is listed in `unread`.
[[nodiscard]] Examples read_examples(text::SourceMap& sources,
                                     const Element& page,
                                     const Outline& outline,
                                     std::vector<Unread>& unread,
                                     text::Diagnostics& out);

/// Counts those of the other commands that call the operation among its own, and lists the rest as
/// unread; the JSON that its own send becomes `bodies`.
void take_commands_of(std::string_view method,
                      std::string_view path,
                      text::SourceMap& sources,
                      Examples& examples,
                      std::vector<Unread>& unread,
                      text::Diagnostics& out);

}  // namespace assay::docs::mintlify
