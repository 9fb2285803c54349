#include <fmt/format.h>

#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

class PropertyNames final : public Check {
 public:
  PropertyNames(Site site, const Node& node) : Check(std::move(site)), node_(node) {}

  [[nodiscard]] bool run(const Visit& visit) const override {
    bool ok = true;
    for (const auto& member : visit.value.get_object()) {
      const std::string_view key(member.key().data(), member.key().size());
      const Step step{.up = &visit.step, .key = key};
      const boost::json::value name(member.key());
      switch (visit.run.attempt(node_, name, step, nullptr)) {
        case Trial::holds:
          break;
        case Trial::unknown:
          visit.run.unknown(site(), "the name of a member could not be judged");
          break;
        case Trial::fails:
          ok = false;
          if (!visit.run.collects()) return false;
          visit.run.broken(site(),
                           {visit.run, member.value(), step, nullptr},
                           fmt::format("the name `{}`", key));
          visit.run.explain(node_, {visit.run, name, step, nullptr}, Run::Blame::nobody);
      }
    }
    return ok && visit.run.kept(site());
  }

 private:
  const Node& node_;
};

}  // namespace

void compile_property_names(Builder& builder) {
  const auto* schema = builder.find("propertyNames");
  if (schema == nullptr) return;
  auto site =
      builder.clause("propertyNames", "an object whose members have names that its schema allows");
  const auto* node = builder.use(*schema, builder.link(Link::Kind::quiet, "propertyNames"));
  builder.add(Group::objects, std::make_unique<PropertyNames>(std::move(site), *node));
}

}  // namespace assay::schema::keyword
