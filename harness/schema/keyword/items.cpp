#include <algorithm>

#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

/// What stands at the front of an array, one by one, and what comes after it.
class Items final : public Check {
 public:
  struct Rules {
    std::vector<const Node*> front;
    const Node* rest = nullptr;
    std::optional<Site> closed;  ///< nothing comes after the front
  };
  Items(Site site, Rules rules) : Check(std::move(site)), rules_(std::move(rules)) {}

  [[nodiscard]] bool run(const Visit& visit) const override {
    const auto& items = visit.value.get_array();
    const auto front = std::min(rules_.front.size(), items.size());
    bool ok = true;
    for (std::size_t i = 0; i < front; ++i) {
      ok &= visit.run.child(*rules_.front[i], items[i], {.up = &visit.step, .key = {}, .index = i});
      if (!ok && !visit.run.collects()) return false;
      if (visit.seen != nullptr) visit.seen->mark(i);
    }
    if (rules_.rest == nullptr && !rules_.closed) return ok;
    if (visit.seen != nullptr) visit.seen->mark_all();
    return (rules_.closed ? run_closed(visit, items) : run_rest(visit, items)) && ok;
  }

 private:
  [[nodiscard]] bool run_rest(const Visit& visit, const boost::json::array& items) const {
    bool ok = true;
    for (auto i = rules_.front.size(); i < items.size(); ++i) {
      ok &= visit.run.child(*rules_.rest, items[i], {.up = &visit.step, .key = {}, .index = i});
      if (!ok && !visit.run.collects()) return false;
    }
    return ok;
  }

  [[nodiscard]] bool run_closed(const Visit& visit, const boost::json::array& items) const {
    for (auto i = rules_.front.size(); i < items.size(); ++i) {
      const Step step{.up = &visit.step, .key = {}, .index = i};
      visit.run.broken(*rules_.closed, {visit.run, items[i], step, nullptr});
      if (!visit.run.collects()) return false;
    }
    return items.size() <= rules_.front.size() && visit.run.kept(*rules_.closed);
  }

  Rules rules_;
};

/// How the dialect spells the front and the rest.
struct Spelling {
  const tree::Node* front = nullptr;
  const tree::Node* rest = nullptr;
  std::string_view front_keyword;
  std::string_view rest_keyword;
};

Spelling read(const Builder& builder) {
  const auto* items = builder.find("items");
  // Until 2019-09 an array of schemas under `items` was the front; `additionalItems` counts beside
  // it alone.
  if (items != nullptr && items->is(tree::Kind::sequence)) {
    return {items, builder.find("additionalItems"), "items", "additionalItems"};
  }
  return {builder.find("prefixItems"), items, "prefixItems", "items"};
}

}  // namespace

void compile_items(Builder& builder) {
  const auto spelling = read(builder);
  if (spelling.front == nullptr && spelling.rest == nullptr) return;
  Items::Rules rules;
  if (spelling.front != nullptr) {
    for (std::size_t i = 0; i < spelling.front->items.size(); ++i) {
      const auto link = builder.link(Link::Kind::item, spelling.front_keyword, std::to_string(i));
      rules.front.push_back(builder.use(spelling.front->items[i], link));
    }
  }
  if (spelling.rest != nullptr && spelling.rest->is(tree::Kind::boolean) &&
      spelling.rest->scalar == "false") {
    rules.closed = builder.clause(spelling.rest_keyword, "without further items");
  } else if (spelling.rest != nullptr) {
    rules.rest =
        builder.use(*spelling.rest, builder.link(Link::Kind::every, spelling.rest_keyword));
  }
  builder.add(Group::arrays, std::make_unique<Items>(builder.site("items", {}), std::move(rules)));
}

}  // namespace assay::schema::keyword
