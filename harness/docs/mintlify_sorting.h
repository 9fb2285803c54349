#pragma once

#include <map>
#include <string>
#include <vector>

#include "docs/format.h"
#include "docs/mintlify_elements.h"
#include "docs/mintlify_examples.h"
#include "docs/mintlify_fields.h"
#include "docs/mintlify_outline.h"
#include "docs/mintlify_target.h"
#include "text/source_map.h"

namespace assay::docs::mintlify {

/// The fields of a page by what they are of.
struct SortedFields {
  std::vector<Field> parameters;
  std::vector<Field> body;
  std::map<std::string, std::vector<Field>> answers;  ///< by status; of success: without one
};

/// Reads and sorts the fields of a page. One of an answer whose name is a status, `404 Not Found`,
/// stands for that answer, which is added to the examples' answers; the status of another is that
/// of the title above it. A field of an error without a status is listed in `unread`, and so is one
/// of the path that the path of `target` has no place for, which is left out unless a body may
/// have it.
[[nodiscard]] SortedFields sort_fields(const text::SourceMap& sources,
                                       const Element& page,
                                       const Outline& outline,
                                       const Target& target,
                                       Examples& examples,
                                       std::vector<Unread>& unread);

}  // namespace assay::docs::mintlify
