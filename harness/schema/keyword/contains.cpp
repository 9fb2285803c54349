#include <fmt/format.h>

#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

class Contains final : public Check {
 public:
  struct Rules {
    const Node* node = nullptr;
    std::uint64_t least = 1;
    std::optional<std::uint64_t> most;
    std::optional<Site> least_site;  ///< where `minContains` stands
    std::optional<Site> most_site;
    bool marks = false;  ///< items that match count as seen (since 2020-12)
  };
  Contains(Site site, Rules rules) : Check(std::move(site)), rules_(std::move(rules)) {}

  [[nodiscard]] bool run(const Visit& visit) const override {
    const auto& items = visit.value.get_array();
    std::uint64_t matches = 0;
    std::uint64_t doubts = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Step step{.up = &visit.step, .key = {}, .index = i};
      const auto trial = visit.run.attempt(*rules_.node, items[i], step, nullptr);
      if (trial == Trial::fails) continue;
      ++(trial == Trial::holds ? matches : doubts);
      if (rules_.marks && visit.seen != nullptr) visit.seen->mark(i);
    }
    bool ok = check(visit,
                    rules_.least_site ? *rules_.least_site : site(),
                    matches,
                    matches + doubts >= rules_.least,
                    matches >= rules_.least);
    if (rules_.least_site) visit.run.kept(site());
    if (rules_.most)
      ok &= check(visit,
                  *rules_.most_site,
                  matches,
                  matches <= *rules_.most,
                  matches + doubts <= *rules_.most);
    return ok;
  }

 private:
  [[nodiscard]] static bool check(
      const Visit& visit, const Site& site, std::uint64_t matches, bool can_hold, bool holds) {
    if (holds) return visit.run.kept(site);
    if (can_hold)
      return visit.run.unknown(site, "whether items match `contains` could not be judged");
    if (!visit.run.collects()) return false;
    return visit.run.broken(
        site, visit, fmt::format("{} of {} items", matches, visit.value.get_array().size()));
  }

  Rules rules_;
};

std::string items(std::uint64_t count) {
  return fmt::format("{} item{} that `contains` describes", count, count == 1 ? "" : "s");
}

}  // namespace

void compile_contains(Builder& builder) {
  const auto* schema = builder.find("contains");
  if (schema == nullptr) return;
  Contains::Rules rules;
  if (const auto least = builder.find_count("minContains")) {
    rules.least = *least;
    rules.least_site = builder.clause("minContains", "an array of at least " + items(*least));
  }
  rules.most = builder.find_count("maxContains");
  if (rules.most)
    rules.most_site = builder.clause("maxContains", "an array of at most " + items(*rules.most));
  // With `minContains` that keyword says how many there must be, and `contains` by itself asks for
  // nothing.
  auto site = rules.least_site ? builder.site("contains", {})
                               : builder.clause("contains", "an array of at least " + items(1));
  rules.marks = has(since_draft2020_12, builder.dialect());
  rules.node = builder.use(*schema, builder.link(Link::Kind::quiet, "contains"));
  builder.add(Group::arrays, std::make_unique<Contains>(std::move(site), std::move(rules)));
}

}  // namespace assay::schema::keyword
