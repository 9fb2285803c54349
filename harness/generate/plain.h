#pragma once

#include "contract/references.h"
#include "tree/node.h"

namespace assay::generate {

/// Whether a look at the schema tells that some value keeps it: an object that needs nothing but
/// such values, a list that may be empty, a text, number or boolean without conditions. False is no
/// answer: then only an attempt tells.
[[nodiscard]] bool is_plainly_possible(const tree::Node& schema,
                                       const contract::References& references);

/// Whether a look at the schema tells that no value keeps it: it, or what it requires of an object,
/// leaves no type. False is no answer.
[[nodiscard]] bool is_plainly_impossible(const tree::Node& schema,
                                         const contract::References& references);

}  // namespace assay::generate
