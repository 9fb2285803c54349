#pragma once

#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::tree {

/// Puts the members of what stands under `<<` into its mapping, at every level of `root`: those of
/// an earlier mapping before those of a later one, and none whose key the mapping has itself
/// (https://yaml.org/type/merge.html). A `<<` without a mapping or a sequence of mappings is an
/// error.
void merge_keys(const text::SourceMap& sources, Node& root, text::Diagnostics& out);

}  // namespace assay::tree
