#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/clause.h"
#include "docs/prose.h"

namespace assay::docs {

/// What one statement of a description says of its value.
struct Limit {
  std::string_view keyword;  ///< of JSON Schema: `maxLength`, `propertyNames.maxLength`
  std::string value;         ///< as it is written, without quotes
  bool is_code = false;      ///< it stands in code marks or quotes
  contract::Level level = contract::Level::must;
  std::string_view sentence{};  ///< that states it
  bool doubtful = false;        ///< the words around it may make it hold of something else
  bool bare = false;            ///< no unit tells that it counts the items of a list
};

/// What a value must be that a rule speaks of; `entries` are those of a list without a unit.
enum class Measured { number, text, list, entries, object, anything };

/// One way to state a limit. A pattern's words are matched one by one, from a mark (or the front of
/// the sentence) to a mark (or its end): `a|b` is either, `a?` may be left out, `N` and `M` are
/// numbers, `V` is a value, `SUBJECT` is one to four words that name the value.
struct LimitRule {
  Measured measured;
  std::string_view first;   ///< the keyword of N, or of V
  std::string_view second;  ///< that of M, of N as well without M; empty where there is none
  std::string_view fixed;   ///< the value where the words have no N: of `positive` it is 0
  std::vector<std::string_view> patterns;
  struct Example {
    std::string_view words;
    std::string_view states;  ///< `maxLength 255`
  };
  std::vector<Example> examples;
};

[[nodiscard]] const std::vector<LimitRule>& limit_rules();

/// The limits that a sentence states of a value of the measured kinds; none where it states them of
/// something else.
[[nodiscard]] std::vector<Limit> limits_in(const Sentence& sentence,
                                           const std::vector<Measured>& kinds);

/// Whether a sentence says what can be tested: "must be unique", "maximum", "not longer than". Of a
/// number, `1600-2000` may be a range; of a text it is a span of years.
[[nodiscard]] bool is_testable(const Sentence& sentence, bool of_number);

/// What a sentence that is not understood may speak of: all that others of the same description say
/// of it is in doubt.
struct Touched {
  bool bounds = false;
  bool defaults = false;
};
[[nodiscard]] Touched touched_by(const Sentence& sentence, bool of_number);

/// Whether a description says that what is outside a limit is put right and not refused.
[[nodiscard]] bool says_mended(const std::vector<Sentence>& description);

}  // namespace assay::docs
