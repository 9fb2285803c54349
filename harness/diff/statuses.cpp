#include <utility>

#include "diff/operation.h"

namespace assay::diff {
namespace {

constexpr std::string_view prefix = "status/";

/// The clauses of a status that came or went, with those of its answer.
Group group_of(std::string_view suffix, const ClausesBySuffix& clauses) {
  const auto status = suffix.substr(prefix.size());
  const auto answer = "response/" + std::string(status);
  Group group{.kind = Kind::added,
              .rule = "status-added",
              .clause = clauses.at(suffix)->id,
              .shown = clauses.at(suffix),
              .covered = {suffix}};
  for (auto at = clauses.lower_bound(answer); at != clauses.end() && at->first.starts_with(answer);
       ++at) {
    const auto next = at->first.substr(answer.size(), 1);
    if (next == "/" || next == "#" || next == ".") group.covered.push_back(at->first);
  }
  return group;
}

std::vector<std::string_view> only_in(const ClausesBySuffix& one, const ClausesBySuffix& other) {
  std::vector<std::string_view> found;
  for (const auto& [suffix, clause] : one) {
    if (clause->kind == contract::ClauseKind::status && suffix.starts_with(prefix) &&
        !other.contains(suffix))
      found.push_back(suffix);
  }
  return found;
}

}  // namespace

void compare_statuses(Pair& pair, std::vector<Change>& out) {
  const auto gone = only_in(pair.old_clauses, pair.new_clauses);
  const auto come = only_in(pair.new_clauses, pair.old_clauses);
  for (const auto suffix : gone) {
    auto group = group_of(suffix, pair.old_clauses);
    group.kind = Kind::removed;
    group.rule = "status-removed";
    add_group(std::move(group), pair, out);
  }
  for (const auto suffix : come)
    add_group(group_of(suffix, pair.new_clauses), pair, out);
}

}  // namespace assay::diff
