#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/context.h"
#include "checks/finding.h"

namespace assay::checks {

/// `<operation>/http/<name>`; for a raw request the case's id stands for the operation.
[[nodiscard]] std::string_view http_clause(const Context& context, std::string_view name);

/// `<case>/expect/<path>`, with the step's name before the path where it has one: the clause of an
/// assertion by hand.
[[nodiscard]] std::string_view expect_clause(const Context& context, std::string_view path);

/// The documented bodies for what came: those of errors for an error, else those of success; where
/// the status documents but one of the two, that.
[[nodiscard]] const std::vector<contract::Content>* documented_contents(const Context& context);

/// The value at `at` of the answer's JSON body, or nullptr.
[[nodiscard]] const boost::json::value* value_at(const Context& context, const tree::Pointer& at);

/// The line of the answer's body where `offset` is, with a caret under `size` bytes.
[[nodiscard]] std::string excerpt_at(const Context& context, std::size_t offset, std::size_t size);

/// The line of the answer's body where the value at `at` begins (or the nearest value above it that
/// is there), with a caret under it.
[[nodiscard]] std::string excerpt_of(const Context& context, const tree::Pointer& at);

/// Says what one check finds. Ids of clauses are texts that outlive the run's last evaluation.
class Reporter {
 public:
  Reporter(const Context& context, std::string_view check, Evaluations& out)
      : context_(context), check_(check), out_(out) {}

  /// The clause holds for this exchange.
  void keep(std::string_view clause) { state(clause, contract::State::kept); }
  void state(std::string_view clause, contract::State state);
  /// The clause is broken. Level, source and place come from the contract where it has the clause;
  /// the caller may add to the finding while no other is made.
  Finding& broken(std::string_view clause, std::string expected, std::string actual);
  /// A finding of whichever state.
  Finding& found(std::string_view clause,
                 contract::State state,
                 std::string expected,
                 std::string actual);
  /// A finding that is worth telling, of the level should, and says nothing of the clause's state.
  Finding& noted(std::string_view clause, std::string expected, std::string actual);
  /// The same of what every client tolerates: the clause is kept.
  Finding& tolerated(std::string_view clause, std::string expected, std::string actual);

 private:
  Finding& add(std::string_view clause, std::string expected, std::string actual);

  const Context& context_;
  std::string_view check_;
  Evaluations& out_;
};

}  // namespace assay::checks
