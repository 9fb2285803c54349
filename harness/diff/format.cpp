#include "diff/format.h"

#include <fmt/format.h>

#include "base/find_named.h"
#include "text/diagnostic.h"

namespace assay::diff {

#define ASSAY_FORMAT(name) extern const Format name##_format;
#include "diff/formats.inc"
#undef ASSAY_FORMAT

const std::vector<const Format*>& formats() {
  static const std::vector<const Format*> all = {
#define ASSAY_FORMAT(name) &name##_format,
#include "diff/formats.inc"
#undef ASSAY_FORMAT
  };
  return all;
}

const Format* find_format(std::string_view name) {
  return base::find_named(formats(), name);
}

std::string_view verdict_of(const Change& change) {
  return change.breaks() ? "breaking" : "compatible";
}

const Side& place_side(const Change& change) {
  return change.kind == Kind::removed ? change.before : change.after;
}

std::string said(const Side& side) {
  if (side.summary.empty()) return "says nothing of it";
  return text::printable(side.summary) +
         (side.level == contract::Level::must ? "" : fmt::format(" [{}]", name_of(side.level)));
}

std::string folded_words(const Change& change) {
  if (change.folded == 0) return {};
  return fmt::format(" (and {} clause{} with it)", change.folded, change.folded == 1 ? "" : "s");
}

std::string summary_of(const Comparison& comparison) {
  const auto all = comparison.changes.size();
  if (all == 0) return "no change";
  const auto breaking = count_breaking(comparison.changes);
  return fmt::format("{} change{}: {} breaking, {} compatible",
                     all,
                     all == 1 ? "" : "s",
                     breaking,
                     all - breaking);
}

}  // namespace assay::diff
