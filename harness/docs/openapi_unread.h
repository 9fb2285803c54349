#pragma once

#include <vector>

#include "docs/format.h"
#include "tree/node.h"

namespace assay::docs {

/// Lists what an OpenAPI document says and no clause is made of: its webhooks, the callbacks of its
/// operations and the links of its answers, each at its name.
void list_what_nobody_asks(const tree::Node& document, std::vector<Unread>& unread);

}  // namespace assay::docs
