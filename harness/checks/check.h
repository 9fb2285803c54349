#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/context.h"
#include "checks/finding.h"

namespace assay::checks {

/// A check: data and a function. One file each; the list in meson.build is the registry.
struct Check {
  std::string_view id;
  std::string_view title;  ///< one clause without a full stop
  /// What it asks, what it says when the answer is wrong, and by which clauses: for docs/checks.md.
  std::string_view about;
  void (*run)(const Context& context, Evaluations& out);
};

/// All checks, in the order in which their findings are shown.
[[nodiscard]] const std::vector<const Check*>& registry();

/// Runs every check on one exchange.
[[nodiscard]] Evaluations check(const Context& context);
/// Runs one.
[[nodiscard]] Evaluations check(const Context& context, const Check& one);

/// The text of docs/checks.md: every check with what it asks.
[[nodiscard]] std::string catalogue();

}  // namespace assay::checks
