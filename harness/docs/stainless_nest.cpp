#include "docs/stainless_nest.h"

#include <cstddef>

namespace assay::docs::stainless {
namespace {

std::vector<Item> items_under(int parent,
                              const std::vector<Bullet>& bullets,
                              const std::vector<std::vector<int>>& children) {
  std::vector<Item> items;
  for (const int child : children[static_cast<std::size_t>(parent + 1)]) {
    items.push_back({.bullet = &bullets[static_cast<std::size_t>(child)],
                     .items = items_under(child, bullets, children)});
  }
  return items;
}

constexpr std::size_t deepest =
    200;  // what is indented deeper than that was not made by the generator

}  // namespace

Parents parents_by_indent(const std::vector<Bullet>& bullets) {
  Parents parents;
  parents.reserve(bullets.size());
  std::vector<int> open;
  for (std::size_t i = 0; i < bullets.size(); ++i) {
    while (!open.empty() &&
           bullets[static_cast<std::size_t>(open.back())].indent >= bullets[i].indent)
      open.pop_back();
    const auto* next = i + 1 < bullets.size() ? &bullets[i + 1].label : nullptr;
    if (open.empty()) {
      parents.push_back(at_root);
    } else {
      const auto above = static_cast<std::size_t>(open.back());
      const bool takes =
          expect(bullets[above].label, &bullets[above + 1].label).mode != Expectation::Mode::none ||
          is_literal(bullets[above].label);
      parents.push_back(takes ? open.back() : in_prose);
    }
    static_cast<void>(next);
    if (parents.back() != in_prose && open.size() < deepest) open.push_back(static_cast<int>(i));
  }
  return parents;
}

std::vector<Item> items_of(const std::vector<Bullet>& bullets, const Parents& parents) {
  std::vector<std::vector<int>> children(bullets.size() + 1);
  for (std::size_t i = 0; i < parents.size(); ++i) {
    if (parents[i] != in_prose)
      children[static_cast<std::size_t>(parents[i] + 1)].push_back(static_cast<int>(i));
  }
  return items_under(at_root, bullets, children);
}

}  // namespace assay::docs::stainless
