#include "contract/clause.h"

#include <algorithm>
#include <array>

namespace assay::contract {

std::string_view name_of(Level level) {
  switch (level) {
    case Level::must:
      return "must";
    case Level::should:
      return "should";
    case Level::may:
      return "may";
  }
  return "must";
}

std::string_view name_of(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::http:
      return "http";
    case ClauseKind::status:
      return "status";
    case ClauseKind::content_type:
      return "content-type";
    case ClauseKind::body:
      return "body";
    case ClauseKind::equality:
      return "equality";
    case ClauseKind::parameter:
      return "parameter";
    case ClauseKind::security:
      return "security";
    case ClauseKind::error:
      return "error";
    case ClauseKind::assertion:
      return "assertion";
  }
  return "body";
}

bool selects(std::string_view prefix, std::string_view id) {
  while (prefix.ends_with('/'))
    prefix.remove_suffix(1);
  if (prefix.empty() || !id.starts_with(prefix)) return false;
  if (id.size() == prefix.size()) return true;
  const char next = id[prefix.size()];
  return next == '/' || next == '#' || next == ':' || next == '[';
}

std::string_view name_of(State state) {
  switch (state) {
    case State::broken:
      return "broken";
    case State::indeterminate:
      return "indeterminate";
    case State::blocked:
      return "blocked";
    case State::kept:
      return "kept";
    case State::unexercised:
      return "unexercised";
    case State::waived:
      return "waived";
  }
  return "unexercised";
}

State worse(State left, State right) {
  // From the worst to the best; a waived clause is one that would be broken, and stays visible
  // above the kept ones.
  static constexpr std::array order = {State::broken,
                                       State::waived,
                                       State::indeterminate,
                                       State::blocked,
                                       State::kept,
                                       State::unexercised};
  const auto rank = [](State state) { return std::find(order.begin(), order.end(), state); };
  return rank(left) < rank(right) ? left : right;
}

}  // namespace assay::contract
