#pragma once

#include <string>

#include "contract/contract.h"
#include "docs/yfm_context.h"

namespace assay::docs::yfm {

/// Reads name, summary and place of the method from the title; false when no heading ends with a
/// method's name.
bool read_title(const Context& page, contract::Operation& operation);

/// Adds who may ask: `> Scope: [`x`](…)` and `> Who can execute the method: …`.
void read_permissions(const Context& page, contract::Operation& operation);

/// The words between the title and the first section.
[[nodiscard]] std::string preface(const Context& page);

}  // namespace assay::docs::yfm
