#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diff/compare.h"
#include "text/source_map.h"

namespace assay::diff {

/// Two contracts, or sets of them, that were compared.
struct Comparison {
  std::string before;  ///< as the user named them
  std::string after;
  std::vector<Change> changes;
};

/// A format of the comparison: data and a function. One file each; the list in meson.build is the
/// registry.
struct Format {
  std::string_view name;
  std::string_view title;
  std::string (*render)(const Comparison& comparison, const text::SourceMap& sources);
};

/// Every format, in the order of the list.
[[nodiscard]] const std::vector<const Format*>& formats();
/// The format called `name`, or nullptr.
[[nodiscard]] const Format* find_format(std::string_view name);

/// `breaking` or `compatible`.
[[nodiscard]] std::string_view verdict_of(const Change& change);
/// The side that a change stands at: the newer one, unless that says nothing of it any more.
[[nodiscard]] const Side& place_side(const Change& change);
/// "`name` is a string [should]".
[[nodiscard]] std::string said(const Side& side);
/// " (and 3 clauses with it)", or nothing.
[[nodiscard]] std::string folded_words(const Change& change);
/// "3 changes: 1 breaking, 2 compatible"; "no change".
[[nodiscard]] std::string summary_of(const Comparison& comparison);

}  // namespace assay::diff
