#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"
#include "text/source_map.h"
#include "text/span.h"
#include "tree/node.h"

namespace assay::docs::mintlify {

/// A fenced block of a page: ```` ````yaml DELETE /v1/x ````.
struct Fence {
  text::Span info;  ///< what follows the marks, blanks trimmed
  text::Span body;
  bool closed = true;
};

/// What the info string of an embedded slice says: language, perhaps the file it was cut from, and
/// the operation.
struct Heading {
  std::string_view language;
  std::string_view file;
  std::string_view method;  ///< as it is written, in capitals or not
  std::string_view path;
  std::string_view rest;  ///< what else stands in the line
};

/// Reads such an info string, or the value of `openapi:` in the front matter; nothing when no
/// method and path stand in it.
[[nodiscard]] std::optional<Heading> read_heading(std::string_view info);

/// What a page consists of. Places are those of the page.
struct Page {
  text::Span whole;
  std::optional<tree::Node> front;  ///< the mapping between the `---` lines at the top
  text::Span body;                  ///< what follows them
  text::Span title;
  std::vector<Fence> fences;
  std::vector<text::Span> comments;
  std::vector<text::Span> prose;  ///< paragraphs outside the fences, without the page's furniture
  std::string url;                ///< where the page says that it comes from
  std::string site;               ///< any address of the vendor's that it names
};

/// Cuts a page into its parts. Front matter that is no YAML is an error in `out`.
[[nodiscard]] Page cut_page(text::SourceMap& sources, text::Span whole, text::Diagnostics& out);

/// `PATCH`, `patch`: the methods that an operation can have.
[[nodiscard]] bool is_method(std::string_view word);

}  // namespace assay::docs::mintlify
