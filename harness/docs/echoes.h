#pragma once

#include "contract/contract.h"

namespace assay::docs {

/// Adds the equalities that the words of an answer's schema tell: the id of what was deleted,
/// created or changed is the one that the path names ("ID of the deleted connector"), and lists of
/// what went with it ("phone numbers that were associated with the connector", beside "delete a
/// connector and its phone numbers"). An `id` right inside the answer, or inside its envelope, of
/// an operation on one thing is that thing's id, unless it is of another type than the path's, or
/// stands beside a member that the path names: nothing says so, so such an equality has level
/// should.
void add_equalities(contract::Contract& contract, contract::Operation& operation);

}  // namespace assay::docs
