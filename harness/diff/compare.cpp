#include "diff/compare.h"

#include <algorithm>

#include <fmt/format.h>

#include "diff/operation.h"
#include "diff/operations.h"

namespace assay::diff {
namespace {

using contract::Contract;
using contract::Operation;

Side side_of_all(const Operation& operation) {
  return {.summary = fmt::format("{} {}", operation.method, operation.path),
          .source = operation.source,
          .span = operation.span};
}

Change whole_operation(const Contract& contract, const Operation& operation, Kind kind) {
  const bool added = kind == Kind::added;
  Change change{.kind = kind,
                .rule = &find_rule(added ? "operation-added" : "operation-removed"),
                .clause = operation.id,
                .before = {},
                .after = {},
                .folded = clauses_of(contract, operation).size()};
  (added ? change.after : change.before) = side_of_all(operation);
  return change;
}

/// What changed of the operation itself.
void compare_heads(const Operation& before, const Operation& after, std::vector<Change>& out) {
  Change change{.clause = after.id, .before = side_of_all(before), .after = side_of_all(after)};
  if (!is_same_request(before, after)) {
    change.rule = &find_rule("operation-moved");
    out.push_back(change);
  } else if (name_in_api(before) != name_in_api(after)) {
    change.rule = &find_rule("operation-renamed");
    change.before.summary = before.id;
    change.after.summary = after.id;
    out.push_back(change);
  }
}

/// Gives the old clauses of a renamed parameter the new name, and says that it has one.
void rename_parameters(Pair& pair, std::vector<Change>& out) {
  for (auto& [old_name, new_name] : renamed_in_path(pair.before, pair.after)) {
    const auto* old_parameter = pair.before.parameter(old_name);
    const auto* new_parameter = pair.after.parameter(new_name);
    if (old_parameter == nullptr || new_parameter == nullptr) continue;
    out.push_back({.kind = Kind::changed,
                   .rule = &find_rule("parameter-renamed"),
                   .clause = fmt::format("{}/parameter/path/{}", pair.after.id, new_name),
                   .before = side_of(*old_parameter),
                   .after = side_of(*new_parameter)});
    const auto old_prefix = fmt::format("parameter/path/{}", old_name);
    for (const auto& [suffix, clause] : ClausesBySuffix(pair.old_clauses)) {
      const auto next = suffix.substr(std::min(suffix.size(), old_prefix.size()), 1);
      if (!suffix.starts_with(old_prefix) || (next != ":" && next != "[")) continue;
      pair.old_clauses.erase(suffix);
      pair.suffixes.push_back(
          fmt::format("parameter/path/{}{}", new_name, suffix.substr(old_prefix.size())));
      pair.old_clauses.emplace(pair.suffixes.back(), clause);
    }
    pair.renamed.emplace_back(std::move(old_name), std::move(new_name));
  }
}

void compare_operation(const Contract& before,
                       const Contract& after,
                       const Twins& twins,
                       std::vector<Change>& out) {
  Pair pair{.before = *twins.before,
            .after = *twins.after,
            .old_clauses = clauses_of(before, *twins.before),
            .new_clauses = clauses_of(after, *twins.after)};
  compare_heads(pair.before, pair.after, out);
  rename_parameters(pair, out);
  compare_parameters(pair, out);
  compare_statuses(pair, out);
  compare_places(pair, out);
  compare_security(pair, out);
  compare_clauses(pair, out);
}

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::added:
      return "added";
    case Kind::removed:
      return "removed";
    case Kind::changed:
      return "changed";
  }
  return {};
}

bool Change::breaks() const {
  const auto must = [](const Side& side) {
    return !side.summary.empty() && side.level == contract::Level::must;
  };
  return rule->breaking && (must(before) || must(after));
}

std::vector<Change> compare(const Contract& before, const Contract& after) {
  std::vector<Change> changes;
  for (const auto& twins : match_operations(before, after)) {
    if (twins.after == nullptr) {
      changes.push_back(whole_operation(before, *twins.before, Kind::removed));
    } else if (twins.before == nullptr) {
      changes.push_back(whole_operation(after, *twins.after, Kind::added));
    } else {
      compare_operation(before, after, twins, changes);
    }
  }
  std::stable_sort(changes.begin(), changes.end(), [](const Change& left, const Change& right) {
    return left.clause < right.clause;
  });
  return changes;
}

std::size_t count_breaking(const std::vector<Change>& changes) {
  return static_cast<std::size_t>(std::count_if(
      changes.begin(), changes.end(), [](const Change& one) { return one.breaks(); }));
}

}  // namespace assay::diff
