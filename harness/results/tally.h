#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checks/finding.h"
#include "contract/clause.h"
#include "results/results.h"
#include "text/source_map.h"

namespace assay::results {

/// Adds up what the cases of a run say of clauses. The order of the calls does not change the
/// result.
class Tally {
 public:
  /// A clause that the run should know of, though no case may evaluate it.
  void expect(const contract::Clause& clause, const text::SourceMap& sources);
  /// What one case says of clauses. A clause that nobody expected is an assertion by hand or a
  /// built-in one of a raw request.
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

  /// Every clause with the worst of its evaluations (architecture, section 1), sorted by id.
  [[nodiscard]] std::vector<ClauseResult> finish() const;

 private:
  struct Entry {
    contract::Clause clause;
    std::string place;
    contract::State state = contract::State::unexercised;
    std::set<std::string, std::less<>> cases;
    std::set<std::string, std::less<>> blocked;  ///< reasons
    std::set<std::string, std::less<>> skipped;  ///< reasons
  };
  [[nodiscard]] Entry& entry(std::string_view clause);

  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace assay::results
