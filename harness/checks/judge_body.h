#pragma once

#include <optional>

#include "checks/context.h"

namespace assay::checks {

/// Judges the answer's body by the schema that is for it: the one that the case names, else the
/// documented one of this status and media type. Where the media type is wrong or missing, and
/// JSON of one kind is documented, by that. Nothing when there is no body or no schema.
[[nodiscard]] std::optional<Judged> judge_body(const Context& context);

}  // namespace assay::checks
