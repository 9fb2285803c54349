#pragma once

#include <vector>

#include "docs/format.h"
#include "docs/mintlify_elements.h"
#include "docs/mintlify_examples.h"
#include "docs/mintlify_outline.h"
#include "docs/mintlify_target.h"
#include "text/source_map.h"

namespace assay::docs::mintlify {

/// What the tables of a page tell.
struct Tables {
  std::vector<Element> fields;       ///< each row as the component that would say the same
  std::vector<ShownAnswer> answers;  ///< the statuses that a table lists
};

/// Reads the tables of a page that stand in no component: fields where a column names them and
/// another has their type or whether they are required, below a title that says where they stand;
/// answers where each row begins with a status. The head of any other is listed in `unread`.
[[nodiscard]] Tables read_tables(const text::SourceMap& sources,
                                 const Element& page,
                                 const Outline& outline,
                                 const Target& target,
                                 std::vector<Unread>& unread);

}  // namespace assay::docs::mintlify
