#pragma once

#include <cstddef>
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/finding.h"
#include "contract/clause.h"
#include "results/results.h"
#include "text/source_map.h"

namespace assay::results {

/// Cases that are listed with a clause: a run of thousands would list them all with each.
constexpr std::size_t most_cases = 20;

/// Adds up what the cases of a run say of clauses. The order of the calls does not change the
/// result. Not copied: its indices point at its own entries.
class Tally {
 public:
  Tally() = default;
  Tally(const Tally&) = delete;
  Tally& operator=(const Tally&) = delete;
  Tally(Tally&&) = default;
  Tally& operator=(Tally&&) = default;

  /// A clause that the run should know of, though no case may evaluate it.
  void expect(const contract::Clause& clause, const text::SourceMap& sources);
  /// What one case says of clauses: to be called once a case. A clause that nobody expected is an
  /// assertion by hand or a built-in one of a raw request.
  void add(std::string_view case_id, const std::vector<checks::Evaluation>& evaluations);
  /// A case that could not ask: its clauses are blocked, with the reason.
  void block(std::string_view case_id,
             const std::vector<std::string>& clauses,
             const std::string& reason);
  /// A case that was skipped: the reason is given for its clauses where no other case exercises
  /// them.
  void skip(std::string_view case_id,
            const std::vector<std::string>& clauses,
            const std::string& reason);

  /// Every clause with the worst of its evaluations (architecture, section 1), sorted by id. The
  /// tally gives them away.
  [[nodiscard]] std::vector<ClauseResult> finish() &&;

 private:
  struct Entry {
    ClauseResult result;
    std::size_t last_asked_by = 0;  ///< which call of add() counted it last
    std::set<std::string> blocked;  ///< reasons
    std::set<std::string> skipped;  ///< reasons
  };
  [[nodiscard]] Entry& entry(std::string_view clause);
  static void add(ClauseResult& result, std::string_view case_id, contract::State state);
  [[nodiscard]] static std::string reason_for(const Entry& known);

  std::deque<Entry> entries_;
  std::unordered_map<std::string_view, Entry*> by_id_;
  /// By where the text of an id stood when it was looked for last: most ids are the same texts in
  /// every evaluation, and need not be hashed again.
  std::unordered_map<const char*, Entry*> by_text_;
  std::size_t calls_ = 0;  ///< of add(): one a case
};

}  // namespace assay::results
