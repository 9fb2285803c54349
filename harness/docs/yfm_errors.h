#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"
#include "docs/condition.h"
#include "docs/yfm_outline.h"

namespace assay::docs::yfm {

/// The three-digit statuses that an `HTTP status: **400**, **403**` line names, as OpenAPI writes
/// them: `40x` and `4xx` are `4XX`. Empty when the line is no such line.
[[nodiscard]] std::vector<std::string> statuses_in(std::string_view line);

/// The errors that tables list, `Code | Description | …`, in all their headers; and those that
/// stand as `Error Code: X` above a table of fields. `status` is that of rows which name none; 0
/// when it is not known.
[[nodiscard]] std::vector<contract::ErrorCode> read_errors(const text::SourceMap& sources,
                                                           const std::vector<Placed>& placed,
                                                           int status,
                                                           const Subjects& subjects);

}  // namespace assay::docs::yfm
