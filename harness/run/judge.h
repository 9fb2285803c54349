#pragma once

#include "checks/check.h"
#include "run/session.h"

namespace assay::run {

/// Parses the body of an exchange, finds what the contract documents for its status, and runs every
/// check on it.
[[nodiscard]] checks::Evaluations judge(Session& session,
                                        const Selected& selected,
                                        const cases::Step& step,
                                        const cases::Built& built,
                                        const http::Exchange& exchange,
                                        const checks::KnownIds& known_ids,
                                        cases::Scope& scope);

/// The parsed body, where the response has one and it is JSON by its text.
[[nodiscard]] std::optional<schema::Body> body_of(const http::Exchange& exchange);

}  // namespace assay::run
