#include "diff/compare.h"

#include <algorithm>

#include <fmt/format.h>

#include "contract/id_piece.h"
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

/// Takes the clauses of a parameter of the path out; by what stands behind its name.
ClausesBySuffix take_clauses(std::string_view name, ClausesBySuffix& clauses) {
  const auto prefix = fmt::format("parameter/path/{}", contract::id_piece(name));
  ClausesBySuffix taken;
  for (auto at = clauses.lower_bound(prefix);
       at != clauses.end() && at->first.starts_with(prefix);) {
    const auto behind = at->first.substr(prefix.size());
    if (behind.starts_with(':') || behind.starts_with('[')) {
      taken.emplace(behind, at->second);
      at = clauses.erase(at);
    } else {
      ++at;
    }
  }
  return taken;
}

/// Gives the old clauses of renamed parameters the new names, and says that they have them. All are
/// taken out before any is put in: the new name of one may be the old name of another.
void rename_parameters(Pair& pair, std::vector<Change>& out) {
  std::vector<ClausesBySuffix> taken;
  for (auto& [old_name, new_name] : renamed_in_path(pair.before, pair.after)) {
    const auto* old_parameter = pair.before.parameter(old_name);
    const auto* new_parameter = pair.after.parameter(new_name);
    if (old_parameter == nullptr || new_parameter == nullptr) continue;
    out.push_back(
        {.kind = Kind::changed,
         .rule = &find_rule("parameter-renamed"),
         .clause = fmt::format("{}/parameter/path/{}", pair.after.id, contract::id_piece(new_name)),
         .before = side_of(*old_parameter),
         .after = side_of(*new_parameter)});
    taken.push_back(take_clauses(old_name, pair.old_clauses));
    pair.renamed.emplace_back(std::move(old_name), std::move(new_name));
  }
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const auto new_name = contract::id_piece(pair.renamed[i].second);
    for (const auto& [behind, clause] : taken[i]) {
      pair.suffixes.push_back(fmt::format("parameter/path/{}{}", new_name, behind));
      pair.old_clauses.emplace(pair.suffixes.back(), clause);
    }
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
