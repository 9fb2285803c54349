#pragma once

#include <vector>

#include "docs/stainless_expect.h"
#include "tree/node.h"

namespace assay::docs::stainless {

/// A bullet with the bullets under it.
struct Item {
  const Bullet* bullet = nullptr;
  std::vector<Item> items;
  /// The first of those that have the same bullets under them, where there are several: it alone
  /// has `items`.
  const Item* first = nullptr;
};

/// Which bullet each bullet stands under: its index, `at_root`, or `in_prose` for words that only
/// look like a bullet.
using Parents = std::vector<int>;
constexpr int at_root = -1;
constexpr int in_prose = -2;

/// Of a page with line breaks.
[[nodiscard]] Parents parents_by_indent(const std::vector<Bullet>& bullets);

/// Of a flattened page: the nesting in which all that the labels announce comes true. Counts of
/// members, literals and alternatives, names that are announced, models that are spelt out but
/// once, required fields before optional ones, and the keys of `examples` decide; where they leave
/// a choice, the likeliest is taken. Linear in the number of bullets.
[[nodiscard]] Parents parents_by_counts(const std::vector<Bullet>& bullets,
                                        const std::vector<const tree::Node*>& examples,
                                        const Models& models);

/// The tree that `parents` describes.
[[nodiscard]] std::vector<Item> items_of(const std::vector<Bullet>& bullets,
                                         const Parents& parents);

}  // namespace assay::docs::stainless
