#pragma once

#include "contract/contract.h"
#include "docs/yfm_answers.h"
#include "docs/yfm_context.h"

namespace assay::docs::yfm {

/// Adds the answers of the errors' part, the errors that its tables and included files list, and
/// what they tell of parameters.
void add_failures(Context& page, const Answers& answers, contract::Operation& operation);

}  // namespace assay::docs::yfm
