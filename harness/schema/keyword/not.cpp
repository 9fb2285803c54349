#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

class Not final : public Check {
 public:
  Not(Site site, const Node& node) : Check(std::move(site)), node_(node) {}

  [[nodiscard]] bool run(const Visit& visit) const override {
    switch (visit.run.attempt(node_, visit.value, visit.step, nullptr)) {
      case Trial::fails:
        return visit.run.kept(site());
      case Trial::unknown:
        return visit.run.unknown(site(), "the schema under `not` could not be judged");
      case Trial::holds:
        break;
    }
    return visit.run.broken(site(), visit);
  }

 private:
  const Node& node_;
};

}  // namespace

void compile_not(Builder& builder) {
  const auto* schema = builder.find("not");
  if (schema == nullptr) return;
  auto site = builder.clause("not", "a value that the schema under `not` does not allow");
  const auto* node = builder.use(*schema, builder.link(Link::Kind::quiet_here, "not"));
  builder.add(Group::any, std::make_unique<Not>(std::move(site), *node));
}

}  // namespace assay::schema::keyword
