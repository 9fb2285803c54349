#include <algorithm>

#include "diff/operation.h"

namespace assay::diff {
namespace {

/// `response/200#/result/id:required` in its parts.
struct Place {
  std::string_view answer;   ///< `response/200#`
  std::string_view pointer;  ///< `/result/id`
};

Place place_of(std::string_view suffix) {
  const auto hash = suffix.find('#');
  const auto colon = suffix.rfind(':');
  if (!suffix.starts_with("response/") || hash == std::string_view::npos || colon < hash) return {};
  return {suffix.substr(0, hash + 1), suffix.substr(hash + 1, colon - hash - 1)};
}

/// The pointer up to each of its steps, the shortest first: ``, `/a`, `/a(anyOf/0)`,
/// `/a(anyOf/0)/b`.
std::vector<std::string_view> ways_to(std::string_view pointer) {
  std::vector<std::string_view> ways = {pointer.substr(0, 0)};
  int depth = 0;
  for (std::size_t i = 1; i < pointer.size(); ++i) {
    const char c = pointer[i];
    if (depth == 0 && (c == '/' || c == '(')) ways.push_back(pointer.substr(0, i));
    if (c == '(') ++depth;
    if (c == ')') --depth;
  }
  if (!pointer.empty()) ways.push_back(pointer);
  return ways;
}

/// Whether anything is said of the place, or of what lies below it.
bool is_spoken_of(const ClausesBySuffix& clauses, const std::string& place) {
  for (auto at = clauses.lower_bound(place); at != clauses.end() && at->first.starts_with(place);
       ++at) {
    const auto next = at->first.substr(place.size(), 1);
    if (next == "/" || next == ":" || next == "(") return true;
  }
  return false;
}

/// The clause that says that a value has branches, of one of them: `…/a:anyOf` of `…/a(anyOf/0)`.
std::string branching_of(const std::string& branch) {
  const auto bracket = branch.rfind('(');
  const auto keyword = branch.substr(bracket + 1, branch.rfind('/') - bracket - 1);
  return branch.substr(0, bracket) + ":" + keyword;
}

/// The highest place on the way to the clause's that the other contract says nothing of. Where that
/// knows of no branches at all, it is the clause that says that there are some.
std::string fresh_place(const Place& place, const ClausesBySuffix& others) {
  for (const auto way : ways_to(place.pointer)) {
    auto whole = std::string(place.answer) + std::string(way);
    if (is_spoken_of(others, whole)) continue;
    if (!whole.ends_with(')')) return whole;
    auto branching = branching_of(whole);
    return others.contains(branching) ? whole : branching;
  }
  return {};
}

bool says_branches(std::string_view suffix) {
  return suffix.ends_with(":anyOf") || suffix.ends_with(":oneOf");
}

/// The rules for what came, or for what went.
struct Names {
  std::string_view body;
  std::string_view branch;
  std::string_view property;
  std::string_view keyword;
};

std::string_view rule_of(const std::string& place, const Names& names) {
  if (says_branches(place)) return names.keyword;
  if (place.ends_with('#')) return names.body;
  if (place.ends_with(')')) return names.branch;
  // Every item, or every further member: no property of its own.
  return place.ends_with("/*") ? names.keyword : names.property;
}

/// The clause that says most of the place: its type, else that it is there, else the first.
const contract::Clause* shown_of(const std::string& place,
                                 const ClausesBySuffix& clauses,
                                 std::string_view first) {
  for (const auto* keyword : {"", ":type", ":anyOf", ":oneOf", ":required"}) {
    const auto found = clauses.find(place + keyword);
    if (found != clauses.end()) return found->second;
  }
  return clauses.at(first);
}

/// Groups what only one of the two says by the highest place that the other says nothing of.
void group_places(Pair& pair,
                  const ClausesBySuffix& others,
                  Kind kind,
                  const Names& names,
                  std::vector<Change>& out) {
  const auto& clauses = kind == Kind::added ? pair.new_clauses : pair.old_clauses;
  std::map<std::string, std::vector<std::string_view>> groups;
  for (const auto& [suffix, clause] : clauses) {
    const auto place = place_of(suffix);
    if (place.answer.empty()) continue;
    auto fresh = fresh_place(place, others);
    if (fresh.empty() && says_branches(suffix) && !others.contains(suffix)) fresh = suffix;
    if (!fresh.empty()) groups[std::move(fresh)].push_back(suffix);
  }
  for (auto& [place, covered] : groups) {
    const auto* shown = shown_of(place, clauses, covered.front());
    add_group({.kind = kind,
               .rule = rule_of(place, names),
               .clause = shown->id,
               .shown = shown,
               .covered = std::move(covered)},
              pair,
              out);
  }
}

}  // namespace

void compare_places(Pair& pair, std::vector<Change>& out) {
  const auto before = pair.old_clauses;
  group_places(pair,
               pair.new_clauses,
               Kind::removed,
               {"answer-body-removed",
                "answer-branch-removed",
                "answer-property-removed",
                "answer-keyword-removed"},
               out);
  group_places(
      pair,
      before,
      Kind::added,
      {"answer-body-added", "answer-branch-added", "answer-property-added", "answer-keyword-added"},
      out);
}

}  // namespace assay::diff
