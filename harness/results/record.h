#pragma once

#include <string>

#include "checks/finding.h"
#include "http/message.h"
#include "results/results.h"
#include "text/source_map.h"

namespace assay::results {

/// Writes a finding out, with the places in the contract and in the case file as lines with carets.
[[nodiscard]] FindingRecord record(const checks::Finding& finding,
                                   const text::SourceMap& sources,
                                   std::string step = {});

/// Writes an exchange out. Bodies are cut a little behind body_limit: redaction comes first, then
/// the last cut, so that no half of a secret stands at the end.
[[nodiscard]] ExchangeRecord record(http::Exchange exchange,
                                    std::string phase,
                                    std::string step = {});

}  // namespace assay::results
