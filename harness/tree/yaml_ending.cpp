#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "tree/yaml_builder.h"
#include "tree/yaml_merge.h"

// The end of the building: the tree, or what kept it from being finished.

namespace assay::tree {

void YamlBuilder::fail_at_depth() {
  // yaml-cpp takes a bracket without an end for the key of a mapping, whose frame does not count.
  const auto open = suspect_ ? frames_.size() - 1 : frames_.size();
  const auto from = std::min(suspect_.value_or(reached_), text_.size());
  const auto at = places_.nested_bracket(from, limits_.depth + 1 - open);
  if (at != std::string_view::npos) {
    fail("yaml.depth",
         at,
         at + 1,
         fmt::format("the document nests deeper than {} levels", limits_.depth));
  } else if (const auto open_one = places_.nested_bracket(from, 1); open_one == from) {
    fail("yaml.unclosed-bracket",
         from,
         from + 1,
         fmt::format("this `{}` is not closed", text_[from]));
  } else if (!suspect_) {
    fail("yaml.depth", from, from + 1, "the document nests too deeply");
  }
}

YamlProgress YamlBuilder::progress() const {
  YamlProgress progress{.reached = reached_, .last_scalar = last_scalar_, .open_bracket = suspect_};
  for (const auto& frame : frames_) {
    if (frame.bracketed && !suspect_) progress.open_bracket = frame.begin;
  }
  return progress;
}

std::optional<Node> YamlBuilder::take() {
  if (suspect_ && !failed_) {
    fail("yaml.complex-key",
         *suspect_,
         *suspect_ + 1,
         fmt::format("a {} stands where a key should", name_of(suspect_kind_)),
         "use a string as the key");
  }
  if (failed_ || stopped_) return std::nullopt;
  if (merges_ && root_) {
    text::Diagnostics wrong;
    merge_keys(sources_, *root_, wrong);
    for (const auto& problem : wrong.items())
      out_.add(problem);
    if (wrong.has_errors()) return std::nullopt;
  }
  return std::move(root_);
}

}  // namespace assay::tree
