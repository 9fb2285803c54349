#pragma once

#include <boost/json/value.hpp>

#include "cases/write/nodes.h"
#include "tree/node.h"

namespace assay::cases::deriving {

/// The value as a case writes it: each `$` of a text doubled, so that it stays one.
[[nodiscard]] tree::Node node_of(const boost::json::value& value, writing::Nodes& nodes);

}  // namespace assay::cases::deriving
