#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay::diff {

/// Which part of a document an example of a rule replaces (docs/diff-rules.md says it in words).
enum class Part {
  answer,     ///< the schema of the body of the answer 200
  parameter,  ///< a parameter
  answers,    ///< answers beside 200
  operation,  ///< something else that the operation says
  request,    ///< method, path and id of the operation
};
[[nodiscard]] std::string_view name_of(Part part);

/// One row of the table that says what breaks those who use the API.
struct Rule {
  std::string_view id;  ///< stable: `answer-property-removed`
  bool breaking = false;
  std::string_view about;   ///< what changed: one clause without a full stop
  Part part{};              ///< of the example
  std::string_view before;  ///< the part, in YAML; empty: it is not there
  std::string_view after;
};

/// Every rule, sorted by id.
[[nodiscard]] const std::vector<Rule>& rules();
/// The rule of that id, which must be one of the table.
[[nodiscard]] const Rule& find_rule(std::string_view id);

/// The text of docs/diff-rules.md: every rule with its example.
[[nodiscard]] std::string catalogue();

}  // namespace assay::diff
