#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docs/stainless_nest.h"

namespace assay::docs::stainless {

/// Where each model, and each anonymous object, is spelt out: what a later mention without bullets
/// stands for.
class SpeltOut {
 public:
  /// Adds what stands in `items`, which outlive this; what is known already stays.
  void add(const std::vector<Item>& items) { added_.emplace_back(items); }
  /// The item that spells out `key`, or nullptr.
  [[nodiscard]] const Item* find(std::string_view key) const;

 private:
  void read(std::span<const Item> items) const;

  std::vector<std::span<const Item>> added_;
  // Filled when they are asked for: a page without a second mention asks for nothing.
  mutable std::size_t read_ = 0;  // of those added
  mutable std::unordered_map<std::string_view, const Item*> items_;
};

/// The text of a label from its name to the end of its type: what a second mention repeats.
[[nodiscard]] std::string_view text_of(const Label& label);

/// Whether every item is a field.
[[nodiscard]] bool all_fields(const std::vector<Item>& items);

}  // namespace assay::docs::stainless
