#pragma once

#include <string>
#include <vector>

#include "docs/limit_rules.h"

namespace assay::docs {

using Tokens = std::vector<Token>;

/// What stands at the places `N` or `V`, and `M` of a pattern.
struct Captured {
  std::string first;
  std::string second;
  bool is_code = false;
};

/// Where in a sentence a rule matched.
struct LimitMatch {
  const LimitRule* rule = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind its last token
  Captured captured;
};

/// Whether two numbers with a sign between them, from `at` on, are years, or a year and its month,
/// and say nothing of a value: `The war (1939-1945)`. Of `Year (1990-2024)` that cannot be told, of
/// a number only where words speak of a time.
[[nodiscard]] bool is_span_of_time(const Tokens& tokens, std::size_t at, bool of_number);

/// Whether a match may not say what its rule says: its numbers are none that the keyword can have,
/// it holds only under a condition, or of a part of the value, or the sentence goes on with numbers
/// that none of its `matches` reads.
[[nodiscard]] bool is_doubtful(const Tokens& tokens,
                               const LimitMatch& match,
                               const std::vector<LimitMatch>& matches);

}  // namespace assay::docs
