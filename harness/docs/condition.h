#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "docs/resource_names.h"

namespace assay::docs {

/// What a page says of one error, and what it may speak of.
struct ErrorWords {
  std::string_view code;
  std::string_view message;
  std::string_view details;  ///< further columns: when it occurs, what to do
  int status = 0;
};

/// The names that an error's words may mean.
struct Subjects {
  std::vector<std::string>
      parameters;  ///< as the operation names them; of `a.b[].c` the last key counts
  std::vector<std::string> required{};  ///< of the parameters: those that a request could omit
  /// Of the parameters: those that an example of a request does without.
  std::vector<std::string> omitted{};
  ResourceNames resources{};
  std::string own_resource;  ///< what the operation acts on
  std::string id_parameter;  ///< of that resource
};

/// One rule: when `condition` holds, and texts it is true of, which the tests go through.
struct ConditionRule {
  contract::Condition condition;
  std::vector<std::string_view>
      words;  ///< any of them, as whole words of the text in small letters
  /// Or any of these, unless what they ask for follows: `must be set`, not `must be set to 5`.
  std::vector<std::string_view> demands{};
  std::vector<std::string_view> unless{};  ///< none of these
  int status = 0;                          ///< or this status, when not 0
  std::vector<std::string_view> examples;
};

/// The rules in the order in which they are asked; the first that fits rules.
[[nodiscard]] const std::vector<ConditionRule>& condition_rules();

/// When the error is the documented answer, with the parameter or resource it speaks of. What no
/// rule knows, and what speaks of a parameter or resource that cannot be told, is `unknown`, with
/// the words of the page.
[[nodiscard]] contract::When condition_of(const ErrorWords& words, const Subjects& subjects);

}  // namespace assay::docs
