#include "contract/contract.h"

#include <algorithm>

#include <fmt/format.h>

namespace assay::contract {
namespace {

/// `404` for 404.
bool is_exactly(std::string_view documented, int status) {
  return documented.size() == 3 && documented[0] - '0' == status / 100 &&
         documented[1] - '0' == status / 10 % 10 && documented[2] - '0' == status % 10;
}

/// `4XX` for 404.
bool is_range_of(std::string_view range, int status) {
  return range.size() == 3 && (range.substr(1) == "XX" || range.substr(1) == "xx") &&
         range[0] - '0' == status / 100;
}

template <class List, class Matches>
auto* find_in(List& list, Matches matches) {
  const auto found = std::find_if(list.begin(), list.end(), matches);
  return found == list.end() ? nullptr : &*found;
}

bool is_before(const Clause& one, std::string_view id) {
  return one.id < id;
}

}  // namespace

const ResponseSpec* Operation::response_for(int status) const {
  if (const auto* found =
          find_in(responses, [&](const auto& one) { return is_exactly(one.status, status); })) {
    return found;
  }
  if (const auto* found =
          find_in(responses, [&](const auto& one) { return is_range_of(one.status, status); })) {
    return found;
  }
  return find_in(responses, [](const auto& one) { return one.status == "default"; });
}

const Parameter* Operation::parameter(std::string_view called) const {
  return find_in(parameters, [&](const auto& one) { return one.name == called; });
}

const Operation* Contract::operation(std::string_view id_or_name) const {
  if (const auto* found =
          find_in(operations, [&](const auto& one) { return one.id == id_or_name; }))
    return found;
  return find_in(operations, [&](const auto& one) {
    return one.name == id_or_name || one.id.substr(one.id.find('/') + 1) == id_or_name;
  });
}

const Clause* Contract::clause(std::string_view id) const {
  const auto found = std::lower_bound(clauses.begin(), clauses.end(), id, is_before);
  return found != clauses.end() && found->id == id ? &*found : nullptr;
}

std::span<const Clause> Contract::clauses_of(const Operation& operation) const {
  const auto prefix = operation.id + "/";
  const auto first = std::lower_bound(clauses.begin(), clauses.end(), prefix, is_before);
  const auto last = std::find_if_not(
      first, clauses.end(), [&](const Clause& one) { return one.id.starts_with(prefix); });
  return {first, last};
}

const Resource* Contract::resource(std::string_view name) const {
  return find_in(resources, [&](const auto& one) { return one.name == name; });
}

const SecurityScheme* Contract::security_scheme(std::string_view id) const {
  return find_in(security_schemes, [&](const auto& one) { return one.id == id; });
}

std::string_view name_of(Condition condition) {
  switch (condition) {
    case Condition::unauthorized:
      return "unauthorized";
    case Condition::forbidden:
      return "forbidden";
    case Condition::missing:
      return "missing";
    case Condition::invalid:
      return "invalid";
    case Condition::absent:
      return "absent";
    case Condition::dependents:
      return "dependents";
    case Condition::rate_limited:
      return "rate_limited";
    case Condition::unknown:
      return "unknown";
  }
  return "unknown";
}

std::string_view name_of(In in) {
  switch (in) {
    case In::path:
      return "path";
    case In::query:
      return "query";
    case In::header:
      return "header";
    case In::cookie:
      return "cookie";
    case In::body:
      return "body";
  }
  return "query";
}

}  // namespace assay::contract
