#include "docs/stainless_spelt_out.h"

#include <algorithm>

namespace assay::docs::stainless {

std::string_view text_of(const Label& label) {
  const auto first = label.name.empty() ? label.type.alternatives.front().text : label.name;
  const auto last = label.type.alternatives.back().text;
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

bool all_fields(const std::vector<Item>& items) {
  return std::all_of(items.begin(), items.end(), [](const Item& item) {
    return item.bullet->label.kind == Label::Kind::field;
  });
}

void SpeltOut::add(const std::vector<Item>& items) {
  for (const auto& item : items) {
    const auto& label = item.bullet->label;
    if (!item.items.empty() && !label.type.alternatives.empty()) {
      if (label.kind == Label::Kind::variant || label.kind == Label::Kind::alias)
        items_.emplace(label.name, &item);
      items_.emplace(text_of(label), &item);
      const auto& core = unwrapped(label.type.alternatives.front());
      if (label.type.alternatives.size() == 1 && core.kind == Alternative::Kind::model)
        items_.emplace(core.text, &item);
    }
    add(item.items);
  }
}

const Item* SpeltOut::find(std::string_view key) const {
  const auto found = items_.find(key);
  return found == items_.end() ? nullptr : found->second;
}

}  // namespace assay::docs::stainless
