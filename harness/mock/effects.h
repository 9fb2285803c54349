#pragma once

#include "generate/generator.h"
#include "mock/answer.h"
#include "mock/asked.h"
#include "mock/world.h"

namespace assay::mock {

/// Does what the operation does to the resources (create, update, delete), and writes into the
/// drafted success what follows from it: the resource's id and fields, the items of a list, and the
/// contract's equalities. What would break the answer's schema is left as the page's example has
/// it. `place`: where the request leads in `world`.
void perform(const Asked& asked,
             const Place& place,
             World& world,
             generate::Generator& generator,
             Draft& draft);

/// Writes what the contract's equalities ask for into a success body. `addressed`: the instance
/// that the request names, whose hanging resources they may speak of; nullptr: none.
void write_equalities(const Asked& asked,
                      const Instance* addressed,
                      const World& world,
                      Draft& draft);

}  // namespace assay::mock
