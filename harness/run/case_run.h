#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cases/scope.h"
#include "checks/check.h"
#include "results/results.h"
#include "run/judge.h"
#include "run/session.h"
#include "run/suite.h"
#include "run/task.h"

namespace assay::run {

/// What became of one step.
struct StepOutcome {
  std::vector<checks::Finding> findings;
  std::string not_asked;  ///< why it could not be sent at all; empty when it was
  /// No must-finding, and it was asked.
  [[nodiscard]] bool held() const;
};

/// How many bodies of a case both engines judged, and by why ours judged alone, the others.
struct BodyCounts {
  std::map<std::string, std::uint64_t> judged_alone;
  unsigned judged_by_two = 0;
};

/// One case under way: its variables, what is known of its resources, and its result so far.
class CaseRun {
 public:
  CaseRun(Session& session, const Selected& selected);

  /// Runs the whole case and gives its result.
  [[nodiscard]] Task<results::CaseResult> run();

  /// Runs the steps in turn until one does not hold; gives why, or an empty text.
  [[nodiscard]] Task<std::string> run_steps(const std::vector<cases::Step>& steps,
                                            std::string phase);

  [[nodiscard]] Session& session() { return session_; }
  [[nodiscard]] const Selected& selected() const { return selected_; }
  [[nodiscard]] cases::Scope& scope() { return scope_; }
  [[nodiscard]] checks::KnownIds& known_ids() { return known_ids_; }
  /// The result so far: what is known of the case before it starts.
  [[nodiscard]] const results::CaseResult& result() const { return result_; }
  /// What the checks said of clauses, for all judged steps so far.
  [[nodiscard]] const std::vector<checks::Evaluation>& evaluations() const { return evaluations_; }
  [[nodiscard]] BodyCounts bodies() const { return bodies_; }
  /// Keeps an exchange for the record.
  void record(http::Exchange exchange, const std::string& phase, const std::string& step);

 private:
  /// Puts the row of `each` into the scope, once the given states have said their variables; gives
  /// why that could not be done, or an empty text.
  [[nodiscard]] std::string bind_row();
  [[nodiscard]] Task<StepOutcome> run_step(const cases::Step& step, const std::string& phase);
  [[nodiscard]] Task<StepOutcome> attempt(const cases::Step& step,
                                          const cases::Expectation& expect,
                                          const std::string& phase);
  void capture(const cases::Step& step,
               const http::Exchange& exchange,
               const ParsedBody& body,
               StepOutcome& outcome);
  void keep(const StepOutcome& outcome, const std::string& step);

  Session& session_;
  Selected selected_;
  cases::Scope scope_;
  checks::KnownIds known_ids_;
  results::CaseResult result_;
  std::vector<checks::Evaluation> evaluations_;
  BodyCounts bodies_;
};

}  // namespace assay::run
