#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "docs/format.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs {

/// Words that describe something, and where they stand: in the page itself, or, where they have
/// escapes or are folded, inside the whole string of that place.
struct Piece {
  text::Span place;
  std::string_view words;
};

/// A sentence, a view into the words of the piece, that is not understood.
[[nodiscard]] Unread unread_in(const text::SourceMap& sources,
                               const Piece& piece,
                               std::string_view sentence);

/// Whether a sentence is read by others.
using IsRead = std::function<bool(std::string_view sentence)>;

/// Lists as unread what words say that could be tested, and that speak of no value whose schema
/// could hold it: those that describe an operation, a request or an answer.
void list_statements(const text::SourceMap& sources,
                     const Piece& said,
                     std::vector<Unread>& unread,
                     const IsRead& is_read = {});

/// The same for the descriptions of an OpenAPI document itself, of its servers, tags and schemes of
/// credentials, and of its paths, operations, requests and answers.
void list_statements(const text::SourceMap& sources,
                     const tree::Node& document,
                     std::vector<Unread>& unread);

/// The same for all descriptions in `node`, those of values as well, which nobody reads for what
/// they state: in a document that another refers to, or a part of a schema.
void list_all_statements(const text::SourceMap& sources,
                         const tree::Node& node,
                         std::vector<Unread>& unread);

}  // namespace assay::docs
