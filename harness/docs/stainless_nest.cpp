#include "docs/stainless_nest.h"

#include <cstddef>

namespace assay::docs::stainless {
namespace {

constexpr std::size_t deepest =
    200;  // what is indented deeper than that was not made by the generator

}  // namespace

Parents parents_by_indent(const std::vector<Bullet>& bullets) {
  Parents parents;
  parents.reserve(bullets.size());
  const auto bullet = [&](int at) -> const Bullet& {
    return bullets[static_cast<std::size_t>(at)];
  };
  std::vector<int> open;
  for (int i = 0; i < static_cast<int>(bullets.size()); ++i) {
    while (!open.empty() && bullet(open.back()).indent >= bullet(i).indent)
      open.pop_back();
    if (open.empty()) {
      parents.push_back(at_root);
    } else {
      parents.push_back(takes_items(*bullet(open.back()).label) ? open.back() : in_prose);
    }
    if (parents.back() != in_prose && open.size() < deepest) open.push_back(i);
  }
  return parents;
}

std::vector<Item> items_of(const std::vector<Bullet>& bullets, const Parents& parents) {
  const auto place = [](int parent) { return static_cast<std::size_t>(parent) + 1; };
  std::vector<std::size_t> counts(bullets.size() + 1);
  for (const int parent : parents) {
    if (parent != in_prose) ++counts[place(parent)];
  }
  // Every list gets its whole room at once: items stay where they are, and a parent, which stands
  // before its items, is found again.
  std::vector<Item> root;
  std::vector<Item*> made(bullets.size());
  for (std::size_t i = 0; i < parents.size(); ++i) {
    const int parent = parents[i];
    const bool placed = parent >= 0 && made[static_cast<std::size_t>(parent)] != nullptr;
    if (parent != at_root && !placed) continue;
    auto& list = placed ? made[static_cast<std::size_t>(parent)]->items : root;
    if (list.empty()) list.reserve(counts[place(parent)]);
    auto& item = list.emplace_back(Item{.bullet = &bullets[i], .items = {}});
    made[i] = &item;
    if (!bullets[i].same_as) continue;
    auto* first = made[*bullets[i].same_as];
    item.first = first;
    first->first = first;
  }
  return root;
}

}  // namespace assay::docs::stainless
