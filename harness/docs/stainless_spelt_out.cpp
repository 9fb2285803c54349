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
    return item.bullet->label->kind == Label::Kind::field;
  });
}

void SpeltOut::read(std::span<const Item> items) const {
  for (const auto& item : items) {
    const auto& label = *item.bullet->label;
    if (!item.items.empty() && !label.type.alternatives.empty()) {
      if (label.kind == Label::Kind::variant || label.kind == Label::Kind::alias)
        items_.try_emplace(label.name, &item);
      items_.try_emplace(text_of(label), &item);
      const auto& core = unwrapped(label.type.alternatives.front());
      if (label.type.alternatives.size() == 1 && core.kind == Alternative::Kind::model)
        items_.try_emplace(core.text, &item);
    }
    read(item.items);
  }
}

const Item* SpeltOut::find(std::string_view key) const {
  for (; read_ < added_.size(); ++read_)
    read(added_[read_]);
  const auto found = items_.find(key);
  return found == items_.end() ? nullptr : found->second;
}

}  // namespace assay::docs::stainless
