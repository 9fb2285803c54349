#include "mock/decide.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/compile.h>

#include "contract/shown_error.h"
#include "contract/usual_status.h"

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
  const auto found = contract::errors_shown(operation, trouble.condition, trouble.subject);
  return found.empty() ? nullptr : found.front();
}

std::string describe(const Trouble& trouble) {
  if (!trouble.detail.empty()) return trouble.detail;
  switch (trouble.condition) {
    case Condition::unauthorized:
      return "the credentials are missing or wrong";
    case Condition::forbidden:
      return "the credentials may not do this";
    case Condition::missing:
      return fmt::format(FMT_COMPILE("`{}` is missing"), trouble.subject);
    case Condition::absent:
      return fmt::format(FMT_COMPILE("there is no such `{}`"), trouble.subject);
    case Condition::invalid:
    case Condition::dependents:
    case Condition::rate_limited:
    case Condition::unknown:
      break;
  }
  return fmt::format(
      FMT_COMPILE("`{}`: {}"), trouble.subject, contract::name_of(trouble.condition));
}

int documented_status(const contract::Operation& operation, Condition condition) {
  const auto usual = contract::usual_statuses(condition);
  const contract::ResponseSpec* any = nullptr;
  for (const auto status : usual) {
    const auto* response = operation.response_for(status);
    if (response != nullptr && response->status == std::to_string(status)) return status;
    if (any == nullptr) any = response;
  }
  return any == nullptr ? 0 : usual.front();
}

std::optional<Decision> decide(const contract::Contract& contract,
                               const contract::Operation& operation,
                               const std::vector<Trouble>& troubles) {
  const auto first_of = [&](Condition condition) -> std::optional<Decision> {
    std::optional<Decision> first;
    for (const auto& trouble : troubles) {
      if (trouble.condition != condition) continue;
      const auto* error = documented_error(operation, trouble);
      if (error != nullptr) return Decision{&trouble, error, 0};
      if (!first) first = Decision{&trouble, nullptr, documented_status(operation, condition)};
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
