#pragma once

#include <string_view>

#include "tree/node.h"

namespace assay::schema {

/// The metaschema, or part of one, behind an absolute URI without a fragment: drafts 4, 6 and 7,
/// 2019-09 and 2020-12 with their vocabularies, and the base dialect of OpenAPI 3.1. nullptr for
/// any other. Its nodes lie in no source of the caller: their spans are nowhere. They live as long
/// as the program.
[[nodiscard]] const tree::Node* find_metaschema(std::string_view uri);

}  // namespace assay::schema
