#pragma once

#include <string_view>

#include "contract/contract.h"
#include "tree/node.h"

namespace assay::mock {

/// The schema of a resource's id: of its parameter, best one that neither takes any text nor lists
/// its values, and one where an operation acts on the resource; where all take any text, and an
/// answer that shows the id says more of it (a UUID), that answer's; else of the items of the
/// equality that shows its ids. nullptr: the contract has none.
[[nodiscard]] const tree::Node* id_schema(const contract::Contract& contract,
                                          std::string_view resource);

}  // namespace assay::mock
