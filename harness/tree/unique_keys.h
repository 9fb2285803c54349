#pragma once

#include <string>
#include <vector>

#include "text/diagnostic.h"
#include "tree/node.h"

namespace assay::tree {

/// Reports each key that stands twice, at both places, under `code`. Takes n log n whatever the
/// keys are, so that no document can make it slow.
void report_equal_keys(const std::vector<Member>& members,
                       const std::string& code,
                       text::Diagnostics& out);

}  // namespace assay::tree
