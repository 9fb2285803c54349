#pragma once

#include "results/redacted.h"

namespace assay::results::testing {

/// One run with every verdict, every state of a clause, a secret that the endpoint echoes, and
/// texts from the endpoint that try to break out of a terminal, XML, HTML, Markdown or a CI log.
/// The sample of every report format in reports/samples/ is made from it.
[[nodiscard]] Redacted sample();

}  // namespace assay::results::testing
