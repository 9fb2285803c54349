#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

class AllOf final : public Check {
 public:
  AllOf(Site site, std::vector<const Node*> nodes)
      : Check(std::move(site)), nodes_(std::move(nodes)) {}

  [[nodiscard]] bool run(const Visit& visit) const override {
    bool ok = true;
    for (const auto* node : nodes_) {
      ok &= visit.run.here(*node, visit);
      if (!ok && !visit.run.collects()) return false;
    }
    return ok;
  }

 private:
  std::vector<const Node*> nodes_;
};

}  // namespace

void compile_all_of(Builder& builder) {
  const auto* schemas = builder.find("allOf");
  if (schemas == nullptr) return;
  builder.node().is_compound = true;
  std::vector<const Node*> nodes;
  for (std::size_t i = 0; i < schemas->items.size(); ++i) {
    nodes.push_back(builder.use(schemas->items[i],
                                builder.link(Link::Kind::conjunct, "allOf", std::to_string(i))));
  }
  builder.add(Group::any, std::make_unique<AllOf>(builder.site("allOf", {}), std::move(nodes)));
}

}  // namespace assay::schema::keyword
