#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

class Condition final : public Check {
 public:
  struct Nodes {
    const Node* test = nullptr;
    const Node* then = nullptr;
    const Node* otherwise = nullptr;
  };
  Condition(Site site, Nodes nodes) : Check(std::move(site)), nodes_(nodes) {}

  [[nodiscard]] bool run(const Visit& visit) const override {
    const Node* next = nullptr;
    switch (visit.run.attempt(*nodes_.test, visit.value, visit.step, visit.seen)) {
      case Trial::holds:
        next = nodes_.then;
        break;
      case Trial::fails:
        next = nodes_.otherwise;
        break;
      case Trial::unknown:
        if (visit.seen != nullptr) visit.seen->mark_all();
        return visit.run.unknown(site(), "the schema under `if` could not be judged");
    }
    return next == nullptr || visit.run.here(*next, visit);
  }

 private:
  Nodes nodes_;
};

}  // namespace

void compile_condition(Builder& builder) {
  const auto* test = builder.find("if");
  if (test == nullptr) return;
  builder.node().is_compound = true;
  Condition::Nodes nodes;
  nodes.test = builder.use(*test, builder.link(Link::Kind::quiet_here, "if"));
  if (const auto* schema = builder.find("then")) {
    nodes.then = builder.use(*schema, builder.link(Link::Kind::branch, "then"));
  }
  if (const auto* schema = builder.find("else")) {
    nodes.otherwise = builder.use(*schema, builder.link(Link::Kind::branch, "else"));
  }
  builder.add(Group::any, std::make_unique<Condition>(builder.site("if", {}), nodes));
}

}  // namespace assay::schema::keyword
