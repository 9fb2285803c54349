#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "docs/format.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs {

/// What one word for a type means in JSON Schema.
struct TypeWord {
  std::string_view written;
  std::string_view type;  ///< empty: anything
  std::string_view format{};
};

/// The type that `word` names (`int`, `Bool`, `any`, `datetime`, …), whatever its capitals; nullptr
/// when nobody knows it.
[[nodiscard]] const TypeWord* find_type_word(std::string_view word);

/// The schema of a type as people write it: `string`, `integer[]`, `array of strings`, `enum<int>`,
/// `"a" | "b" | null`. A name that nobody knows is anything, and listed in `unread`.
[[nodiscard]] tree::Node schema_of_words(const text::SourceMap& sources,
                                         text::Span words,
                                         std::vector<Unread>& unread);

}  // namespace assay::docs
