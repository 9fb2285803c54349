#include "docs/stainless_labels.h"

#include <utility>

namespace assay::docs::stainless {

const Label* Labels::read(std::string_view text) {
  const auto [known, added] = read_.try_emplace(text, nullptr);
  if (added) {
    auto label = read_label(text);
    if (!label) label = read_unknown_field(text);
    if (label) known->second = &labels_.emplace_back(*std::move(label));
  }
  return known->second;
}

}  // namespace assay::docs::stainless
