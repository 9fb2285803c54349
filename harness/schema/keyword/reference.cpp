#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

class Reference final : public Check {
 public:
  Reference(Site site, const Node& node) : Check(std::move(site)), node_(node) {}
  [[nodiscard]] bool run(const Visit& visit) const override { return visit.run.here(node_, visit); }

 private:
  const Node& node_;
};

}  // namespace

void compile_reference(Builder& builder) {
  for (const std::string_view keyword : {"$ref", "$dynamicRef", "$recursiveRef"}) {
    if (builder.find(keyword) == nullptr) continue;
    builder.node().is_compound = true;
    if (const auto* node = builder.use_reference(keyword)) {
      builder.add(Group::any, std::make_unique<Reference>(builder.site(keyword, {}), *node));
    }
  }
}

}  // namespace assay::schema::keyword
