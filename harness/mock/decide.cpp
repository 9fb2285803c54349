#include "mock/decide.h"

#include <algorithm>

namespace assay::mock {

using contract::Condition;

const contract::ErrorCode* documented_error(const contract::Operation& operation,
                                            const Trouble& trouble) {
  const bool by_credentials =
      trouble.condition == Condition::unauthorized || trouble.condition == Condition::forbidden;
  const auto found =
      std::find_if(operation.errors.begin(), operation.errors.end(), [&](const auto& error) {
        return error.when.condition == trouble.condition &&
               (by_credentials || error.when.subject == trouble.subject);
      });
  return found == operation.errors.end() ? nullptr : &*found;
}

std::optional<Decision> decide(const contract::Contract& contract,
                               const contract::Operation& operation,
                               const std::vector<Trouble>& troubles) {
  auto order = contract.when_order;
  for (const auto condition : {Condition::unauthorized,
                               Condition::forbidden,
                               Condition::missing,
                               Condition::invalid,
                               Condition::absent,
                               Condition::dependents}) {
    if (std::find(order.begin(), order.end(), condition) == order.end()) order.push_back(condition);
  }
  for (const auto condition : order) {
    std::optional<Decision> first;
    for (const auto& trouble : troubles) {
      if (trouble.condition != condition) continue;
      if (const auto* error = documented_error(operation, trouble)) return Decision{trouble, error};
      if (!first) first = Decision{trouble, nullptr};
    }
    if (first) return first;
  }
  return std::nullopt;
}

}  // namespace assay::mock
