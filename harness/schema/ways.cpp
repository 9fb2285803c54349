#include "schema/ways.h"

#include <algorithm>

#include "schema/compile.h"
#include "schema/run.h"
#include "tree/pointer.h"

namespace assay::schema {
namespace {

/// Whether subschemas of the keyword have names or numbers, which may be empty texts.
bool has_token(const Link& link) {
  if (link.kind == Link::Kind::member || link.kind == Link::Kind::item) return true;
  const auto* keyword = find_keyword_anywhere(link.keyword);
  const bool by_name = keyword != nullptr && (keyword->shape == Shape::schemas_by_name ||
                                              keyword->shape == Shape::schemas_or_names_by_name);
  return by_name || !link.token.empty();
}

}  // namespace

void Ways::add(const Node* from, const Node* to, const Link& link, std::size_t references) {
  Way way{.token = link.token,
          .is_below = link.kind == Link::Kind::member || link.kind == Link::Kind::item,
          .pointer = {}};
  if (from != nullptr) {
    way.pointer.append("/").append(link.keyword);
    if (has_token(link)) way.pointer.append("/").append(tree::escape_token(link.token));
  }
  for (std::size_t i = 0; i < references; ++i)
    way.pointer.append("/$ref");
  ways_[{from, to}].push_back(std::move(way));
}

bool Ways::leads_to(const Way& way, const Step& step) {
  if (!way.is_below) return true;
  return way.token ==
         (step.key.data() == nullptr ? std::to_string(step.index) : std::string(step.key));
}

std::string Ways::find(const std::vector<Visited>& stack) const {
  std::string pointer;
  const Node* from = nullptr;
  for (const auto& visited : stack) {
    const auto known = ways_.find({from, visited.node});
    from = visited.node;
    if (known == ways_.end()) continue;
    const auto& ways = known->second;
    // Several ways lead from a schema to itself: the one for this member is meant.
    const auto way = std::find_if(
        ways.begin(), ways.end(), [&](const Way& one) { return leads_to(one, *visited.step); });
    pointer += way == ways.end() ? ways.front().pointer : way->pointer;
  }
  return pointer;
}

}  // namespace assay::schema
