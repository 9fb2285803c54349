#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/clause.h"
#include "text/span.h"

namespace assay::checks {

/// One clause that one exchange breaks, or could not be judged by.
struct Finding {
  std::string check;   ///< id of the check
  std::string clause;  ///< id of the clause
  contract::Level level = contract::Level::must;
  contract::State state = contract::State::broken;  ///< broken, indeterminate or blocked
  std::string at;  ///< JSON Pointer into the body, header name, or empty
  std::string expected;
  std::string actual;
  std::string advice;
  text::Span contract_span;  ///< in the contract's file
  text::Span case_span;      ///< in the case file
  std::string source;        ///< in the page: `page.md:41:3`
  std::string body_excerpt;  ///< rendered line and caret of the body, or empty

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// What one check says of one clause for one exchange.
struct Evaluation {
  /// Its id, in a text that outlives the run's last evaluation: the contract's, a compiled
  /// schema's, or one that ClauseNames keep.
  std::string_view clause;
  contract::State state = contract::State::kept;

  friend bool operator==(const Evaluation&, const Evaluation&) = default;
};

/// What all checks say of one exchange.
struct Evaluations {
  std::vector<Evaluation> clauses;
  std::vector<Finding> findings;
  unsigned engines = 0;  ///< how many judged the body by its schema; 0: nobody
  std::string alone;     ///< where one did, why the other did not
};

}  // namespace assay::checks
