#pragma once

#include "checks/check.h"
#include "run/session.h"

namespace assay::run {

/// The body of an answer, parsed once for all who look into it.
using ParsedBody = tl::expected<schema::Body, schema::BodyError>;
/// Nothing where no answer came.
[[nodiscard]] std::optional<ParsedBody> parse_body(const http::Exchange& exchange);

/// One exchange, and what was asked by it.
struct Asked {
  const Selected& selected;
  const cases::Step& step;
  const cases::Expectation& expect;  ///< the step's, or that of its `until`
  const cases::Built& built;
  const http::Exchange& exchange;
  const std::optional<ParsedBody>& body;  ///< what `parse_body` gives
};

/// Finds what the contract documents for the status that came, and runs every check on the
/// exchange.
[[nodiscard]] checks::Evaluations judge(Session& session,
                                        const Asked& asked,
                                        const checks::KnownIds& known_ids,
                                        cases::Scope& scope);

}  // namespace assay::run
