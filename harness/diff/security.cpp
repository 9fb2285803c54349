#include <algorithm>
#include <set>

#include "contract/id_piece.h"
#include "diff/operation.h"

namespace assay::diff {
namespace {

using contract::Clause;
using contract::Operation;

/// One way to prove who asks. A scheme is what its clause says: its id is the contract's own
/// affair.
struct Way {
  std::set<std::string> schemes;
  const Clause* clause = nullptr;  ///< of its first scheme; nullptr: nothing need be proven
};

const Clause* clause_of(const ClausesBySuffix& clauses, std::string_view name) {
  const auto found = clauses.find("security/" + contract::id_piece(name));
  return found == clauses.end() ? nullptr : found->second;
}

std::vector<Way> ways_of(const Operation& operation, const ClausesBySuffix& clauses) {
  std::vector<Way> ways;
  for (const auto& alternative : operation.security) {
    Way way;
    for (const auto& id : alternative) {
      const auto* clause = clause_of(clauses, id);
      if (clause == nullptr) continue;
      if (way.clause == nullptr) way.clause = clause;
      way.schemes.insert(clause->summary);
    }
    ways.push_back(std::move(way));
  }
  if (ways.empty()) ways.emplace_back();
  return ways;
}

/// Whether a request that goes this way is taken by one of the others.
bool is_enough(const Way& way, const std::vector<Way>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Way& other) {
    return std::includes(
        way.schemes.begin(), way.schemes.end(), other.schemes.begin(), other.schemes.end());
  });
}

const Clause* first_clause(const std::vector<Way>& ways) {
  for (const auto& way : ways) {
    if (way.clause != nullptr) return way.clause;
  }
  return nullptr;
}

bool is_open(const std::vector<Way>& ways) {
  return std::any_of(ways.begin(), ways.end(), [](const Way& way) { return way.schemes.empty(); });
}

void compare_ways(const Pair& pair, std::vector<Change>& out) {
  const auto before = ways_of(pair.before, pair.old_clauses);
  const auto after = ways_of(pair.after, pair.new_clauses);
  if (is_open(before) != is_open(after)) {
    const auto* clause = first_clause(is_open(before) ? after : before);
    if (clause == nullptr) return;
    out.push_back(is_open(before) ? lone_change(pair, Kind::added, "security-demanded", *clause)
                                  : lone_change(pair, Kind::removed, "security-lifted", *clause));
    return;
  }
  for (const auto& way : before) {
    if (way.clause != nullptr && !is_enough(way, after))
      out.push_back(lone_change(pair, Kind::removed, "security-removed", *way.clause));
  }
  for (const auto& way : after) {
    if (way.clause != nullptr && !is_enough(way, before))
      out.push_back(lone_change(pair, Kind::added, "security-added", *way.clause));
  }
}

bool has(const Operation& operation, const contract::Permission& permission) {
  return std::any_of(operation.permissions.begin(),
                     operation.permissions.end(),
                     [&](const auto& one) { return one.name == permission.name; });
}

void compare_permissions(const Pair& pair, std::vector<Change>& out) {
  for (const auto& permission : pair.before.permissions) {
    const auto* clause = clause_of(pair.old_clauses, permission.name);
    if (clause != nullptr && !has(pair.after, permission))
      out.push_back(lone_change(pair, Kind::removed, "permission-removed", *clause));
  }
  for (const auto& permission : pair.after.permissions) {
    const auto* clause = clause_of(pair.new_clauses, permission.name);
    if (clause != nullptr && !has(pair.before, permission))
      out.push_back(lone_change(pair, Kind::added, "permission-added", *clause));
  }
}

}  // namespace

void compare_security(Pair& pair, std::vector<Change>& out) {
  compare_ways(pair, out);
  compare_permissions(pair, out);
  const auto is_told = [](const auto& entry) {
    return entry.second->kind == contract::ClauseKind::security;
  };
  std::erase_if(pair.old_clauses, is_told);
  std::erase_if(pair.new_clauses, is_told);
}

}  // namespace assay::diff
