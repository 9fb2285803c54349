#pragma once

#include <string>

#include "contract/contract.h"
#include "docs/yfm_context.h"
#include "tree/node.h"

namespace assay::docs::yfm {

/// Adds the parameters that the tables list, and the body that tables and commands show.
void read_parameters(Context& page, contract::Operation& operation);

/// The schema of `a.b[].c` inside a body's schema, or nullptr.
[[nodiscard]] const tree::Node* schema_at(const tree::Node& body, const std::string& path);

}  // namespace assay::docs::yfm
