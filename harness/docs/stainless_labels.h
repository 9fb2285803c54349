#pragma once

#include <deque>
#include <string_view>
#include <unordered_map>

#include "docs/stainless_label.h"

namespace assay::docs::stainless {

/// The labels of a page. Large pages say most of theirs many times over: each text is read once,
/// and the label has the place where the text stands first.
class Labels {
 public:
  /// The label that `text`, a view of the page, is; one whose type is unknown where the text speaks
  /// of a field in words not understood; nullptr where it is no label. It lives as long as this.
  const Label* read(std::string_view text);

 private:
  std::deque<Label> labels_;
  std::unordered_map<std::string_view, const Label*> read_;
};

}  // namespace assay::docs::stainless
