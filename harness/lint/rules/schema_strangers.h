#pragma once

#include "lint/rule.h"
#include "lint/schema_site.h"

namespace assay::lint {

/// Passes on what `schema::find_strangers` finds under the rule's id.
void pass_on_strangers(const SchemaSite& site, Findings& out);

}  // namespace assay::lint
