#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace assay::docs {

/// One way to say what must be gone before a thing can be deleted.
struct DependentsRule {
  /// Words in small letters: `a|b` is either, `a?` may be left out, `<>` is what hangs on the
  /// thing.
  std::string_view words;
  std::vector<std::string_view> examples;  ///< each names `sources`; the tests go through them
};

/// The rules in the order in which they are asked.
[[nodiscard]] const std::vector<DependentsRule>& dependents_rules();

/// `source` of "a connector can be deleted if it has no sources"; nothing when no rule fits.
[[nodiscard]] std::optional<std::string> dependents_in(std::string_view prose);

/// Adds to the operation's resource what, as `prose` says, must be gone first.
void add_dependents(contract::Contract& contract,
                    const contract::Operation& operation,
                    std::string_view prose);

}  // namespace assay::docs
