#pragma once

#include <string>

#include "results/redacted.h"

namespace assay::results {

/// The text of `results.json` (`schemas/assay/results.schema.json`): two blanks a level, members in
/// one order, no byte that depends on the clock outside `run` and `exchange.timing`. Valid UTF-8: a
/// body that is not is written as base64; control characters and bidi overrides are escaped.
[[nodiscard]] std::string write(const Redacted& results);

}  // namespace assay::results
