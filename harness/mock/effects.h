#pragma once

#include "generate/generator.h"
#include "mock/answer.h"
#include "mock/asked.h"
#include "mock/world.h"

namespace assay::mock {

/// Does what the operation does to the resources (create, update, delete), and writes into the
/// drafted success what follows from it: the resource's id and fields, the items of a list, and the
/// contract's equalities. What would break the answer's schema is left as the page's example has
/// it.
void perform(const Asked& asked, World& world, generate::Generator& generator, Draft& draft);

/// Writes what the contract's equalities ask for into a success body. `ids` gives the ids of a
/// resource that hangs on the addressed one.
void write_equalities(const Asked& asked,
                      const std::map<std::string, boost::json::array>& ids,
                      Draft& draft);

}  // namespace assay::mock
