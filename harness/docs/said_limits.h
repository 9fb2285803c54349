#pragma once

#include <string_view>
#include <vector>

#include "docs/limit_rules.h"
#include "docs/nodes.h"

namespace assay::docs {

/// What one description says: its limits without those in doubt, one a keyword; and the sentences,
/// as views into it, that state what is not understood or in doubt, in their order.
struct Said {
  std::vector<Limit> limits;
  std::vector<std::string_view> unread;

  [[nodiscard]] bool says_nothing() const { return limits.empty() && unread.empty(); }
};

/// What a description says of a value of these types of JSON Schema. All that it says of one
/// keyword is in doubt where it says two things of it, or where another sentence, that is not
/// understood, may speak of it as well: "Maximum 10. In groups maximum is 20", "Minimum 1. Use 0
/// for none."
[[nodiscard]] Said what_is_said(std::string_view description, const Types& types);

/// Whether a keyword is a bound on numbers, and whether it is one from below.
[[nodiscard]] bool is_of_numbers(std::string_view keyword);
[[nodiscard]] bool is_lower(std::string_view keyword);

/// Whether what is measured keeps the limit of that keyword.
[[nodiscard]] bool is_within(double measure, std::string_view keyword, double bound);

}  // namespace assay::docs
