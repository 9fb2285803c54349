#pragma once

#include <string_view>
#include <vector>

#include "checks/context.h"

namespace assay::checks {

/// Whether `status` is one of those that the step expects: `200`, or `2xx` for 200 to 299. It is
/// where the step names none.
[[nodiscard]] bool expects_status(const Context& context, int status);

/// Those clauses of the case that this step's expectation of status and error judges: statements on
/// errors, statuses, security and parameters of the operation that it asks. Of errors and statuses
/// only those that the step expects: the second step of "deleted once, absent the next time" judges
/// the error, the first does not. Parameters and security go with them where the case lists any.
[[nodiscard]] std::vector<std::string_view> judged_by_expectation(const Context& context);

}  // namespace assay::checks
