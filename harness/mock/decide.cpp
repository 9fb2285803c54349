#include "mock/decide.h"

#include <algorithm>
#include <array>
#include <map>

namespace assay::mock {

using contract::Condition;

namespace {

constexpr std::array usual_order = {Condition::unauthorized,
                                    Condition::forbidden,
                                    Condition::missing,
                                    Condition::invalid,
                                    Condition::absent,
                                    Condition::dependents};

}  // namespace

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

int documented_status(const contract::Operation& operation, contract::Condition condition) {
  // RFC 9110 section 15.5; 422 for a body that is understood and wrong.
  static const std::map<Condition, std::vector<int>> usual = {{Condition::unauthorized, {401, 403}},
                                                              {Condition::forbidden, {403}},
                                                              {Condition::missing, {400, 422}},
                                                              {Condition::invalid, {400, 422}},
                                                              {Condition::absent, {404, 410}},
                                                              {Condition::dependents, {409}}};
  const auto found = usual.find(condition);
  if (found == usual.end()) return 0;
  const contract::ResponseSpec* any = nullptr;
  for (const auto status : found->second) {
    const auto* response = operation.response_for(status);
    if (response != nullptr && response->status == std::to_string(status)) return status;
    if (any == nullptr) any = response;
  }
  return any == nullptr ? 0 : found->second.front();
}

std::optional<Decision> decide(const contract::Contract& contract,
                               const contract::Operation& operation,
                               const std::vector<Trouble>& troubles) {
  const auto first_of = [&](Condition condition) -> std::optional<Decision> {
    std::optional<Decision> first;
    for (const auto& trouble : troubles) {
      if (trouble.condition != condition) continue;
      const auto* error = documented_error(operation, trouble);
      if (error != nullptr) return Decision{trouble, error, 0};
      if (!first) first = Decision{trouble, nullptr, documented_status(operation, condition)};
    }
    return first;
  };
  if (troubles.empty()) return std::nullopt;
  const auto& order = contract.when_order;
  for (const auto condition : order) {
    if (auto decision = first_of(condition)) return decision;
  }
  for (const auto condition : usual_order) {
    if (std::find(order.begin(), order.end(), condition) != order.end()) continue;
    if (auto decision = first_of(condition)) return decision;
  }
  return std::nullopt;
}

}  // namespace assay::mock
