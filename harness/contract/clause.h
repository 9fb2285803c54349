#pragma once

#include <string>
#include <string_view>

#include "text/span.h"

namespace assay::tree {
struct Node;
}

namespace assay::contract {

/// How strongly the page says it: RFC 2119's words or their plain equivalents; a fact only an
/// example shows is `should`.
enum class Level { must, should, may };
[[nodiscard]] std::string_view name_of(Level level);

/// What kind of statement a clause is: the columns of the conformance matrix.
enum class ClauseKind {
  http,          ///< built in: framing, deadline, encoding, json, documented-status, content-type
  status,        ///< this status is answered
  content_type,  ///< in this media type
  body,          ///< a keyword of an answer's schema
  equality,      ///< an echo or a side effect
  parameter,     ///< place, type or presence of a parameter
  security,      ///< who may ask
  error,         ///< a documented error
  assertion,     ///< by hand: `<case-id>/expect/<path>`
};
[[nodiscard]] std::string_view name_of(ClauseKind kind);

/// One testable statement of a page.
struct Clause {
  std::string id;
  ClauseKind kind = ClauseKind::body;
  Level level = Level::must;
  std::string operation;  ///< id of its operation
  std::string summary;    ///< what it says, in a few words: "`success` is a boolean"
  std::string source;     ///< place in the page: `page.md:41:3`; empty for built-in clauses
  text::Span span;        ///< place in the contract's file
  /// Why no request can make the endpoint show whether it holds it; empty when one can.
  std::string unprovokable;
  /// What the keyword asks for, where the clause is of one: a node of the contract's documents.
  const tree::Node* value = nullptr;
};

/// Whether `prefix` takes in `id` by whole segments: equal, or followed in `id` by `/`, `#`, `:` or
/// the `[` of a row.
[[nodiscard]] bool selects(std::string_view prefix, std::string_view id);

/// What became of a clause in a run, from the worst to the best (architecture, section 1).
enum class State { broken, indeterminate, blocked, kept, unexercised, waived };
[[nodiscard]] std::string_view name_of(State state);

/// The state that rules where a clause was evaluated more than once.
[[nodiscard]] State worse(State left, State right);

}  // namespace assay::contract
