#include <algorithm>
#include <set>

#include "diff/operation.h"
#include "diff/values.h"

namespace assay::diff {
namespace {

using contract::Clause;
using contract::ClauseKind;
using contract::Operation;

/// The keyword of a clause's id, without the number that tells equal ids apart.
std::string_view keyword_of(std::string_view suffix) {
  const auto keyword = suffix.substr(suffix.rfind(':') + 1);
  return keyword.substr(0, keyword.find('~'));
}

Relation relation_of(const Pair& pair,
                     std::string_view keyword,
                     const Clause& before,
                     const Clause& after) {
  const bool same_words = pair.words_now(before.summary) == after.summary;
  if (before.value == nullptr && after.value == nullptr && same_words) return Relation::same;
  const auto relation = compare_values(keyword, before.value, after.value);
  if (keyword != "type") return relation;
  if (same_words) return Relation::same;
  // What OpenAPI 3.0's `nullable` beside it does to a type stands in the words alone.
  if (relation == Relation::same)
    return after.summary.find("null") == std::string::npos ? Relation::narrower : Relation::wider;
  return relation;
}

/// The rules for the ways in which a value may change.
struct Names {
  std::string_view narrowed;
  std::string_view widened;
  std::string_view changed;
};

Names names_for(bool in_answer, std::string_view keyword) {
  if (keyword == "type") {
    return in_answer
               ? Names{"answer-type-narrowed", "answer-type-widened", "answer-type-changed"}
               : Names{
                     "parameter-type-narrowed", "parameter-type-widened", "parameter-type-changed"};
  }
  // Where values come and others go, the one that breaks is named.
  if (keyword == "enum") {
    return in_answer ? Names{"answer-enum-value-removed",
                             "answer-enum-value-added",
                             "answer-enum-value-added"}
                     : Names{"parameter-enum-value-removed",
                             "parameter-enum-value-added",
                             "parameter-enum-value-removed"};
  }
  return in_answer
             ? Names{"answer-keyword-narrowed", "answer-keyword-widened", "answer-keyword-changed"}
             : Names{"parameter-keyword-narrowed",
                     "parameter-keyword-widened",
                     "parameter-keyword-changed"};
}

std::string_view value_rule(const Pair& pair,
                            std::string_view keyword,
                            const Clause& before,
                            const Clause& after) {
  // Presence changes with the clause itself; what may be null is said with the type; of branches,
  // what each of them says is compared.
  if (keyword == "required" || keyword == "nullable" || keyword == "anyOf" || keyword == "oneOf")
    return {};
  const auto names = names_for(after.kind == ClauseKind::body, keyword);
  switch (relation_of(pair, keyword, before, after)) {
    case Relation::same:
      return {};
    case Relation::narrower:
      return names.narrowed;
    case Relation::wider:
      return names.widened;
    case Relation::different:
      return names.changed;
  }
  return {};
}

std::string_view level_rule(const Clause& before, const Clause& after) {
  if (before.level == after.level) return {};
  if (after.kind == ClauseKind::parameter) return "parameter-level-changed";
  return after.level < before.level ? "level-strengthened" : "level-weakened";
}

const contract::ErrorCode* error_of(const Operation& operation, const Clause& clause) {
  for (const auto& error : operation.errors) {
    if (error.clause == clause.id) return &error;
  }
  return nullptr;
}

std::string_view error_rule(const Pair& pair, const Clause& before, const Clause& after) {
  const auto* old_error = error_of(pair.before, before);
  const auto* new_error = error_of(pair.after, after);
  if (old_error == nullptr || new_error == nullptr) return {};
  if (old_error->status != new_error->status) return "error-status-changed";
  const bool unknown = old_error->when.condition == contract::Condition::unknown &&
                       new_error->when.condition == contract::Condition::unknown;
  const bool same_reason = pair.words_now(before.summary) == after.summary;
  if (!same_reason && !unknown) return "error-condition-changed";
  return same_reason && old_error->message == new_error->message ? "" : "error-message-changed";
}

std::set<std::string> media_types_of(const Operation& operation, std::string_view suffix) {
  std::set<std::string> found;
  for (const auto& response : operation.responses) {
    if (suffix != "response/" + response.status + "/content-type") continue;
    for (const auto* contents : {&response.success, &response.error}) {
      for (const auto& content : *contents)
        found.insert(content.media_type);
    }
  }
  return found;
}

std::string_view content_type_rule(const Pair& pair, std::string_view suffix) {
  const auto before = media_types_of(pair.before, suffix);
  const auto after = media_types_of(pair.after, suffix);
  if (before == after) return {};
  return std::includes(after.begin(), after.end(), before.begin(), before.end())
             ? "answer-content-type-added"
             : "answer-content-type-removed";
}

/// The rule for a clause that both contracts have; empty where it says the same.
std::string_view changed_rule(const Pair& pair,
                              std::string_view suffix,
                              const Clause& before,
                              const Clause& after) {
  switch (after.kind) {
    case ClauseKind::body:
    case ClauseKind::parameter:
      return value_rule(pair, keyword_of(suffix), before, after);
    case ClauseKind::content_type:
      return content_type_rule(pair, suffix);
    case ClauseKind::equality:
      return pair.words_now(before.summary) == after.summary ? "" : "equality-changed";
    case ClauseKind::error:
      return error_rule(pair, before, after);
    case ClauseKind::status:
    case ClauseKind::security:  // compared as a whole
    case ClauseKind::http:
    case ClauseKind::assertion:
      return {};
  }
  return {};
}

/// The rule for a clause that one contract alone has; empty where another clause tells it.
std::string_view lone_rule(std::string_view suffix, const Clause& clause, bool added) {
  const auto keyword = keyword_of(suffix);
  switch (clause.kind) {
    case ClauseKind::body:
      if (keyword == "nullable") return {};
      if (keyword == "required")
        return added ? "answer-property-made-required" : "answer-property-made-optional";
      return added ? "answer-keyword-added" : "answer-keyword-removed";
    case ClauseKind::parameter:
      if (keyword == "required")
        return added ? "parameter-made-required" : "parameter-made-optional";
      return added ? "parameter-keyword-added" : "parameter-keyword-removed";
    case ClauseKind::content_type:
      return added ? "answer-content-type-added" : "answer-content-type-removed";
    case ClauseKind::equality:
      return added ? "equality-added" : "equality-removed";
    case ClauseKind::error:
      return added ? "error-added" : "error-removed";
    case ClauseKind::security:
    case ClauseKind::status:
    case ClauseKind::http:
    case ClauseKind::assertion:
      return {};
  }
  return {};
}

void add_lone(const Pair& pair, Kind kind, std::vector<Change>& out) {
  const bool added = kind == Kind::added;
  const auto& others = added ? pair.old_clauses : pair.new_clauses;
  for (const auto& [suffix, clause] : added ? pair.new_clauses : pair.old_clauses) {
    if (others.contains(suffix)) continue;
    const auto rule = lone_rule(suffix, *clause, added);
    if (!rule.empty()) out.push_back(lone_change(pair, kind, rule, *clause));
  }
}

}  // namespace

void compare_clauses(Pair& pair, std::vector<Change>& out) {
  add_lone(pair, Kind::removed, out);
  add_lone(pair, Kind::added, out);
  for (const auto& [suffix, before] : pair.old_clauses) {
    const auto found = pair.new_clauses.find(suffix);
    if (found == pair.new_clauses.end()) continue;
    const auto& after = *found->second;
    auto rule = changed_rule(pair, suffix, *before, after);
    if (rule.empty()) rule = level_rule(*before, after);
    if (rule.empty()) continue;
    out.push_back({.kind = Kind::changed,
                   .rule = &find_rule(rule),
                   .clause = after.id,
                   .before = side_of(*before),
                   .after = side_of(after)});
  }
}

}  // namespace assay::diff
