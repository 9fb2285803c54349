#include "contract/usual_status.h"

#include <array>

namespace assay::contract {

std::span<const int> usual_statuses(Condition condition) {
  static constexpr std::array unauthorized = {401, 403};
  static constexpr std::array forbidden = {403};
  static constexpr std::array wrong = {400, 422};
  static constexpr std::array absent = {404, 410};
  static constexpr std::array dependents = {409};
  switch (condition) {
    case Condition::unauthorized:
      return unauthorized;
    case Condition::forbidden:
      return forbidden;
    case Condition::missing:
    case Condition::invalid:
      return wrong;
    case Condition::absent:
      return absent;
    case Condition::dependents:
      return dependents;
    case Condition::rate_limited:
    case Condition::unknown:
      break;
  }
  return {};
}

}  // namespace assay::contract
