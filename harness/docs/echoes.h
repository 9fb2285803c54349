#pragma once

#include "contract/contract.h"

namespace assay::docs {

/// Adds the equalities that the words of an answer's schema tell: the id of what was deleted,
/// created or changed is the one that the path names ("id of the deleted boat"), and lists of what
/// went with it ("sails that were bound to the boat", beside "delete a boat and its sails"). An
/// `id` right inside the answer, or inside its envelope, of an operation on one thing is that
/// thing's id, unless it is of another type than the path's, or stands beside a member that the
/// path names: nothing says so, so such an equality has level should.
void add_equalities(contract::Contract& contract, contract::Operation& operation);

}  // namespace assay::docs
