#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diff/compare.h"

namespace assay::diff {

/// The clauses of one operation by what stands behind the operation's id and a `/`.
using ClausesBySuffix = std::map<std::string_view, const contract::Clause*>;

/// One operation in both contracts.
struct Pair {
  const contract::Operation& before;
  const contract::Operation& after;
  ClausesBySuffix old_clauses;
  ClausesBySuffix new_clauses;
  /// The parameters of the path that have another name now: the old one and the new one.
  std::vector<std::pair<std::string, std::string>> renamed{};
  std::deque<std::string> suffixes{};  ///< of their old clauses, with the new names

  /// The name that the newer contract has for a parameter of the older one.
  [[nodiscard]] std::string_view name_now(const contract::Parameter& parameter) const;
  /// What the older contract says, with the names of the newer one.
  [[nodiscard]] std::string words_now(std::string words) const;
};

[[nodiscard]] ClausesBySuffix clauses_of(const contract::Contract& contract,
                                         const contract::Operation& operation);

/// What a clause says, as one side of a change.
[[nodiscard]] Side side_of(const contract::Clause& clause);
[[nodiscard]] Side side_of(const contract::Parameter& parameter);
/// Where the clause of the other side would stand: its operation.
[[nodiscard]] Side absent_from(const contract::Operation& operation);

/// A change of one clause that came or went.
[[nodiscard]] Change lone_change(const Pair& pair,
                                 Kind kind,
                                 std::string_view rule,
                                 const contract::Clause& clause);

/// What came or went together: `covered` are clauses of one side of the pair.
struct Group {
  Kind kind = Kind::added;
  std::string_view rule;
  std::string clause;  ///< id of the change
  /// What the change says of its side; nullptr: the first that is covered, if any is.
  const contract::Clause* shown = nullptr;
  std::vector<std::string_view> covered;
};
/// Adds one change for the group, and takes what it covers out of the pair.
void add_group(Group group, Pair& pair, std::vector<Change>& out);

/// Takes the changes of one kind of clause out of the pair, with the clauses that they cover, and
/// adds them to `out`; what is left is compared clause by clause in the end. One file each.
void compare_parameters(Pair& pair, std::vector<Change>& out);
void compare_statuses(Pair& pair, std::vector<Change>& out);
void compare_places(Pair& pair, std::vector<Change>& out);
void compare_security(Pair& pair, std::vector<Change>& out);
void compare_clauses(Pair& pair, std::vector<Change>& out);

}  // namespace assay::diff
