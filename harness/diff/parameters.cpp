#include <algorithm>

#include <fmt/format.h>

#include "contract/id_piece.h"
#include "diff/operation.h"

namespace assay::diff {
namespace {

using contract::Operation;
using contract::Parameter;

/// The clauses of the parameter: `parameter/<in>/<name>:<keyword>`, and of its items, `<name>[]`.
std::vector<std::string_view> clauses_of(const Parameter& parameter,
                                         const ClausesBySuffix& clauses) {
  std::vector<std::string_view> found;
  for (const auto* items : {"", "[]"}) {
    const auto prefix = fmt::format(
        "parameter/{}/{}{}:", name_of(parameter.in), contract::id_piece(parameter.name), items);
    for (auto at = clauses.lower_bound(prefix);
         at != clauses.end() && at->first.starts_with(prefix);
         ++at)
      found.push_back(at->first);
  }
  return found;
}

bool has(const Operation& operation, contract::In in, std::string_view name) {
  return std::any_of(operation.parameters.begin(),
                     operation.parameters.end(),
                     [&](const Parameter& one) { return one.in == in && one.name == name; });
}

Group group_of(const Operation& operation,
               const Parameter& parameter,
               const ClausesBySuffix& clauses) {
  return {.kind = Kind::added,
          .rule = parameter.required == true ? "parameter-required-added" : "parameter-added",
          .clause = fmt::format("{}/parameter/{}/{}",
                                operation.id,
                                name_of(parameter.in),
                                contract::id_piece(parameter.name)),
          .shown = nullptr,
          .covered = clauses_of(parameter, clauses)};
}

/// The whole parameter is what came or went, and not the first of its clauses.
void describe(const Parameter& parameter, Side& side) {
  const auto level = side.summary.empty() ? parameter.level : side.level;
  side = side_of(parameter);
  side.level = level;
}

}  // namespace

Side side_of(const Parameter& parameter) {
  return {.summary = fmt::format("the parameter `{}`", parameter.name),
          .level = parameter.level,
          .source = parameter.source,
          .span = parameter.span};
}

void compare_parameters(Pair& pair, std::vector<Change>& out) {
  for (const auto& parameter : pair.before.parameters) {
    if (has(pair.after, parameter.in, pair.name_now(parameter))) continue;
    auto group = group_of(pair.before, parameter, pair.old_clauses);
    group.kind = Kind::removed;
    group.rule = "parameter-removed";
    add_group(std::move(group), pair, out);
    describe(parameter, out.back().before);
  }
  const auto is_known = [&](const Parameter& parameter) {
    return std::any_of(
        pair.before.parameters.begin(), pair.before.parameters.end(), [&](const Parameter& one) {
          return one.in == parameter.in && pair.name_now(one) == parameter.name;
        });
  };
  for (const auto& parameter : pair.after.parameters) {
    if (is_known(parameter)) continue;
    add_group(group_of(pair.after, parameter, pair.new_clauses), pair, out);
    describe(parameter, out.back().after);
  }
}

}  // namespace assay::diff
