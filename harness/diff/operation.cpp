#include "diff/operation.h"

#include <algorithm>

#include <fmt/format.h>

namespace assay::diff {

using contract::Clause;
using contract::Operation;

std::string_view Pair::name_now(const contract::Parameter& parameter) const {
  if (parameter.in != contract::In::path) return parameter.name;
  for (const auto& [old_name, new_name] : renamed) {
    if (old_name == parameter.name) return new_name;
  }
  return parameter.name;
}

std::string Pair::words_now(std::string words) const {
  // Once through the words: the new name of one may be the old name of another.
  for (std::size_t at = words.find('`'); at != std::string::npos; at = words.find('`', at)) {
    const auto end = words.find('`', ++at);
    if (end == std::string::npos) break;
    const auto quoted = words.substr(at, end - at);
    const auto found = std::find_if(
        renamed.begin(), renamed.end(), [&](const auto& one) { return one.first == quoted; });
    if (found == renamed.end()) continue;
    words.replace(at, quoted.size(), found->second);
    at += found->second.size() + 1;
  }
  return words;
}

ClausesBySuffix clauses_of(const contract::Contract& contract, const Operation& operation) {
  ClausesBySuffix found;
  for (const auto& clause : contract.clauses_of(operation)) {
    // The built-in clauses are every operation's.
    if (clause.operation != operation.id || clause.kind == contract::ClauseKind::http) continue;
    found.emplace(std::string_view(clause.id).substr(operation.id.size() + 1), &clause);
  }
  return found;
}

Side side_of(const Clause& clause) {
  return {.summary = clause.summary,
          .level = clause.level,
          .source = clause.source,
          .span = clause.span};
}

Side absent_from(const Operation& operation) {
  return {.summary = {}, .source = operation.source, .span = operation.span};
}

Change lone_change(const Pair& pair, Kind kind, std::string_view rule, const Clause& clause) {
  const bool added = kind == Kind::added;
  return {.kind = kind,
          .rule = &find_rule(rule),
          .clause = clause.id,
          .before = added ? absent_from(pair.before) : side_of(clause),
          .after = added ? side_of(clause) : absent_from(pair.after)};
}

void add_group(Group group, Pair& pair, std::vector<Change>& out) {
  const bool added = group.kind == Kind::added;
  auto& clauses = added ? pair.new_clauses : pair.old_clauses;
  if (group.shown == nullptr && !group.covered.empty())
    group.shown = clauses.at(group.covered.front());
  Change change{.kind = group.kind,
                .rule = &find_rule(group.rule),
                .clause = std::move(group.clause),
                .before = absent_from(pair.before),
                .after = absent_from(pair.after)};
  auto& side = added ? change.after : change.before;
  if (group.shown != nullptr) side = side_of(*group.shown);
  for (const auto suffix : group.covered) {
    const auto found = clauses.find(suffix);
    // All that came or went is as strong as the strongest of it.
    side.level = std::min(side.level, found->second->level);
    if (found->second != group.shown) ++change.folded;
    clauses.erase(found);
  }
  out.push_back(std::move(change));
}

}  // namespace assay::diff
