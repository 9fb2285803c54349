#pragma once

#include <optional>
#include <string>
#include <vector>

#include "contract/contract.h"

namespace assay::mock {

/// One thing that is wrong with a request, in the words of `when`.
struct Trouble {
  contract::Condition condition = contract::Condition::unknown;
  /// The parameter (`body` for the body as a whole) or the resource; empty for credentials.
  std::string subject{};
  std::string detail{};                 ///< for people; empty where condition and subject say all
  std::vector<std::string> keywords{};  ///< of the schema that an invalid value breaks

  friend bool operator==(const Trouble&, const Trouble&) = default;
};

/// What is wrong, for people: one clause.
[[nodiscard]] std::string describe(const Trouble& trouble);

/// The trouble that rules, and how the contract says it is answered.
struct Decision {
  const Trouble* trouble = nullptr;            ///< one of those that were to decide between
  const contract::ErrorCode* error = nullptr;  ///< the documented error; nullptr: none
  /// Without one: a documented status that means this in HTTP (401, 403, 404, …); 0: none, and
  /// nothing is documented.
  int status = 0;
};

/// The status by which HTTP answers a trouble, of those that the operation documents (itself, `4XX`
/// or `default`); 0 when it documents none. For contracts that list statuses without saying when
/// they are answered.
[[nodiscard]] int documented_status(const contract::Operation& operation,
                                    contract::Condition condition);

/// The documented error of an operation for a trouble, or nullptr.
[[nodiscard]] const contract::ErrorCode* documented_error(const contract::Operation& operation,
                                                          const Trouble& trouble);

/// Picks by the contract's order of conditions (`x-assay-when-order`; conditions that it leaves out
/// follow in the order unauthorized, forbidden, missing, invalid, absent, dependents); within one
/// condition a documented trouble goes first. Nothing when there is no trouble.
[[nodiscard]] std::optional<Decision> decide(const contract::Contract& contract,
                                             const contract::Operation& operation,
                                             const std::vector<Trouble>& troubles);

}  // namespace assay::mock
